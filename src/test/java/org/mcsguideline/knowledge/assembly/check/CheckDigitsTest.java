package org.mcsguideline.knowledge.assembly.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {

  @ParameterizedTest
  @ValueSource(strings = {"410429000", "386725007", "73211009", "15964501000119104"})
  void acceptsConceptsOfSnomedCt(String code) {
    assertThat(CheckDigits.isSnomedConcept(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"410429001", "41042900", "0410429000", "751689013", "", "abc"})
  void refusesWhatIsNoConceptOfSnomedCt(String code) {
    assertThat(CheckDigits.isSnomedConcept(code)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8310-5", "2524-7", "8867-4", "67502-5", "LA6576-8"})
  void acceptsLoinc(String code) {
    assertThat(CheckDigits.isLoinc(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8310-4", "83105", "-5", ""})
  void refusesWhatIsNotLoinc(String code) {
    assertThat(CheckDigits.isLoinc(code)).isFalse();
  }
}
