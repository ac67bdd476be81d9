package org.mcsguideline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.SiteParameter;
import org.mcsguideline.knowledge.TimeUnitName;
import org.mcsguideline.vignettes.Guideline;

/** Profiles for the guideline as it is built. */
class SiteProfileTest {

  private static final KnowledgeBase KNOWLEDGE = Guideline.knowledge();

  @TempDir private Path folder;

  private SiteProfile profile(String... parameters) {
    return SiteProfile.of(KNOWLEDGE, file(parameters));
  }

  private Path file(String... parameters) {
    String json =
        "{'resourceType':'Parameters','parameter':[" + String.join(",", parameters) + "]}";
    return write(json);
  }

  private Path write(String singleQuoted) {
    try {
      return Files.writeString(folder.resolve("site.json"), singleQuoted.replace('\'', '"'));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String quantity(String name, String value, String code) {
    return ("{'name':'%s','valueQuantity':{'value':%s,'system':'http://unitsofmeasure.org',"
            + "'code':'%s'}}")
        .formatted(name, value, code);
  }

  private static final String PLANTED =
      """
      unknown name   | {'name':'Lactate Limits','valueQuantity':{'value':3}} | Lactate Limits: the guideline has no parameter of this name
      define         | {'name':'Short Arrest Limit','valueQuantity':{'value':3}} | Short Arrest Limit: the guideline has no parameter
      runtime        | {'name':'Decision Time','valueDateTime':'2024-03-01T10:00:00Z'} | Decision Time: each call sets it
      runtime list   | {'name':'Unavailable Data','valueString':'labs'} | Unavailable Data: each call sets it
      wrong type     | {'name':'Lactate Limit','valueDecimal':4} | Lactate Limit: it has a valueDecimal; give it a valueQuantity
      wrong JSON     | {'name':'Favourable Gcs Minimum','valueInteger':'8'} | Favourable Gcs Minimum: its value is no JSON of the type
      no value       | {'name':'Lactate Limit'} | Lactate Limit
      two values     | {'name':'Lactate Limit','valueDecimal':4,'valueString':'x'} | Lactate Limit
      no name        | {'valueDecimal':4} | has no name
      repeated       | {'name':'Favourable Gcs Minimum','valueInteger':8},{'name':'Favourable Gcs Minimum','valueInteger':9} | Favourable Gcs Minimum: it takes one value only
      below range    | {'name':'Favourable Gcs Minimum','valueInteger':7} | Favourable Gcs Minimum: 7 is not allowed; choose from 8 to 9
      above range    | {'name':'Favourable Gcs Minimum','valueInteger':10} | Favourable Gcs Minimum: 10 is not allowed; choose from 8 to 9
      no unit        | {'name':'Lactate Limit','valueQuantity':{'value':3}} | Lactate Limit: it needs the system http://unitsofmeasure.org
      text unit      | {'name':'Lactate Limit','valueQuantity':{'value':3,'unit':'mmol/L'}} | Lactate Limit: it needs the system
      no UCUM unit   | {'name':'Systolic Pressure Limit','valueQuantity':{'value':90,'system':'http://unitsofmeasure.org','code':'mmHg'}} | Systolic Pressure Limit: mmHg is no UCUM unit
      other measure  | {'name':'Lactate Limit','valueQuantity':{'value':3,'system':'http://unitsofmeasure.org','code':'min'}} | Lactate Limit: its unit is min, which measures another thing; give it in mmol/L
      other unit     | {'name':'Haemoglobin Fall Limit','valueQuantity':{'value':30,'system':'http://unitsofmeasure.org','code':'g/L'}} | Haemoglobin Fall Limit: its unit is g/L; give it in g/dL
      time as mass   | {'name':'Creatinine Interval','valueQuantity':{'value':3,'system':'http://unitsofmeasure.org','code':'mg/dL'}} | Creatinine Interval: its unit is mg/dL, which measures another thing; give it in h
      part of a unit | {'name':'Creatinine Interval','valueQuantity':{'value':90,'system':'http://unitsofmeasure.org','code':'min'}} | Creatinine Interval: 90 min is not usable; give it as a whole number of hours (code h)
      not whole      | {'name':'Creatinine Interval','valueQuantity':{'value':1.5,'system':'http://unitsofmeasure.org','code':'h'}} | Creatinine Interval: 1.5 h is not usable
      years in days  | {'name':'Adult Age','valueQuantity':{'value':6570,'system':'http://unitsofmeasure.org','code':'d'}} | Adult Age: 6570 d is not usable
      zero           | {'name':'Creatinine Interval','valueQuantity':{'value':0,'system':'http://unitsofmeasure.org','code':'h'}} | Creatinine Interval: 0 is not allowed; it must be above zero
      negative       | {'name':'Creatinine Interval','valueQuantity':{'value':-24,'system':'http://unitsofmeasure.org','code':'h'}} | Creatinine Interval: -24 is not allowed
      comparator     | {'name':'Lactate Limit','valueQuantity':{'value':3,'comparator':'<','system':'http://unitsofmeasure.org','code':'mmol/L'}} | Lactate Limit: it has a comparator
      percent        | {'name':'Limb Saturation Limit','valueQuantity':{'value':101,'system':'http://unitsofmeasure.org','code':'%'}} | Limb Saturation Limit: 101 is not allowed; choose from 1 to 100
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = PLANTED)
  void refusesWithTheNameAndWhatToDo(String name, String parameter, String message) {
    assertThatThrownBy(() -> profile(parameter))
        .as(name)
        .isInstanceOf(SiteFileRefused.class)
        .hasMessageContaining("site.json")
        .hasMessageContaining(message);
  }

  @Test
  void namesEveryReasonAtOnce() {
    assertThatThrownBy(() -> profile(quantity("A", "1", "h"), quantity("B", "1", "h")))
        .hasMessageContaining("A: ")
        .hasMessageContaining("B: ");
  }

  @Test
  void refusesWhatIsNoProfile() {
    assertThatThrownBy(() -> SiteProfile.of(KNOWLEDGE, write("{'resourceType':'Patient'}")))
        .hasMessageContaining("type Parameters");
    assertThatThrownBy(() -> SiteProfile.of(KNOWLEDGE, write("{"))).hasMessageContaining("no JSON");
    assertThatThrownBy(() -> SiteProfile.of(KNOWLEDGE, folder.resolve("absent.json")))
        .hasMessageContaining("not there");
  }

  @Test
  void bringsTimesIntoTheUnitOfTheGuideline() {
    assertThat(profile(quantity("Arrest Look-Back", "1440", "min")).choices())
        .containsExactly(
            new SiteParameter(
                "Arrest Look-Back", "Quantity", new Amount(new BigDecimal(24), "hours")));
  }

  @Test
  void hashDependsOnNothingButTheChoices() {
    String lactate = quantity("Lactate Limit", "3.0", "mmol/L");
    String arrest = quantity("Arrest Look-Back", "48", "h");
    String hash = profile(lactate, arrest).hash();

    assertThat(hash).hasSize(64);
    assertThat(profile(arrest, lactate).hash()).isEqualTo(hash);
    assertThat(profile(quantity("Lactate Limit", "3", "mmol/L"), arrest).hash()).isEqualTo(hash);
    assertThat(profile(lactate, quantity("Arrest Look-Back", "2", "d")).hash()).isEqualTo(hash);
    assertThat(profile(lactate).hash()).isNotEqualTo(hash);
    assertThat(profile(quantity("Lactate Limit", "4", "mmol/L"), arrest).hash()).isNotEqualTo(hash);
  }

  @Test
  void aProfileThatRepeatsTheGuidelineIsTheGuidelines() {
    SiteProfile repeated = profile(quantity("Lactate Limit", "2.00", "mmol/L"));

    assertThat(repeated.choices()).hasSize(1);
    assertThat(repeated.hash()).isEqualTo(SiteProfile.of(KNOWLEDGE, null).hash());
    assertThat(ProfileDiff.lines(KNOWLEDGE, repeated)).isEmpty();
  }

  @Test
  void differenceShowsBothValuesAndTheNote() {
    SiteProfile chosen =
        profile(
            quantity("Lactate Limit", "4", "mmol/L"),
            "{'name':'Favourable Gcs Minimum','valueInteger':9}");

    assertThat(ProfileDiff.lines(KNOWLEDGE, chosen))
        .contains("Lactate Limit: 2 mmol/L -> 4 mmol/L", "Favourable Gcs Minimum: no value -> 9")
        .anyMatch(line -> line.contains("the limit itself is normal. [P:P21, P22]"));
  }

  /** Every parameter a site can set takes its own default back, so that no default is refused. */
  @Test
  void acceptsEveryDefaultOfTheGuideline() {
    String[] defaults =
        KNOWLEDGE.parameters().stream()
            .filter(parameter -> parameter.standard() instanceof Amount)
            .map(parameter -> quantity(parameter.name(), (Amount) parameter.standard()))
            .toArray(String[]::new);

    assertThat(defaults).hasSizeGreaterThan(30);
    assertThat(profile(defaults).hash()).isEqualTo(profile().hash());
  }

  private static String quantity(String name, Amount amount) {
    String code = TimeUnitName.ofCql(amount.unit()).map(TimeUnitName::ucum).orElse(amount.unit());
    return quantity(name, amount.value().toPlainString(), code);
  }

  @Test
  void knowsNoParameterWithoutANote() {
    assertThat(KNOWLEDGE.parameters())
        .hasSizeGreaterThan(30)
        .allSatisfy(parameter -> assertThat(parameter.note()).as(parameter.name()).isNotEmpty());
  }
}
