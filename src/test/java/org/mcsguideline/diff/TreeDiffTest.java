package org.mcsguideline.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeDiffTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'a':1}                       | {'a':2}                       | a
          {'a':{'b':1}}                 | {'a':{}}                      | a.b
          {'a':[{'id':'x','v':1}]}      | {'a':[{'id':'x','v':2}]}      | a[x].v
          {'a':[{'id':'x'},{'id':'y'}]} | {'a':[{'id':'y'}]}            | a[x]
          {'a':[{'id':'x'},{'id':'y'}]} | {'a':[{'id':'y'},{'id':'x'}]} | a order
          {'a':[1,2]}                   | {'a':[1,3]}                   | a[1]
          {'a':[1]}                     | {'a':1}                       | a
          {'a':1,'left':1}              | {'a':1,'left':2}              | ``
          """)
  void namesThePlace(String before, String after, String expected) {
    StringBuilder found = new StringBuilder();
    new TreeDiff("left"::equals)
        .of(json(before), json(after))
        .forEach(difference -> found.append(difference.path()));
    assertThat(found.toString()).isEqualTo(expected);
  }
}
