package org.mcsguideline.patientdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalCodesTest {

  private static final LocalCodes CODES =
      new LocalCodes(
          Map.of(
              new CodeKey("http://ward", "T"), new LocalCodes.Meaning("http://ours", "t", "Temp")),
          Map.of(
              new CodeKey(null, "grad"), "Cel",
              new CodeKey("http://ward/units", "g"), "Cel",
              new CodeKey("http://unitsofmeasure.org", "degC"), "Cel"));

  private static final String LOCAL = "{'coding':[{'system':'http://ward','code':'T'}],'text':'x'}";
  private static final String BOTH =
      "{'coding':[{'system':'http://ward','code':'T'},"
          + "{'system':'http://ours','code':'t','display':'Temp'}],'text':'x'}";

  @Test
  void addsTheMeaningBehindTheOriginal() {
    assertThat(CODES.translated(json("{'code':" + LOCAL + "}")))
        .isEqualTo(json("{'code':" + BOTH + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {'valueCodeableConcept':%s}
          {'component':[{'code':%s}]}
          {'contained':[{'resourceType':'Medication','code':%s}]}
          {'type':[%s]}
          {'resourceType':'Bundle','entry':[{'resource':{'code':%s}}]}
          """)
  void findsConceptsWhereverTheyStand(String resource) {
    assertThat(CODES.translated(json(resource.formatted(LOCAL))))
        .isEqualTo(json(resource.formatted(BOTH)));
  }

  @Test
  void leavesTheGivenJsonAsItIs() {
    JsonNode given = json(bundle("{'code':" + LOCAL + "}"));
    JsonNode translated = CODES.translated(given);

    assertThat(translated).isNotEqualTo(given);
    assertThat(given).isEqualTo(json(bundle("{'code':" + LOCAL + "}")));
  }

  @Test
  void addsNothingTwice() {
    JsonNode both = json("{'code':" + BOTH + "}");

    assertThat(CODES.translated(both)).isEqualTo(both);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {'code':{'coding':[{'system':'http://other','code':'T'}]}}
          {'code':{'coding':[{'code':'T'}]}}
          {'code':{'text':'T'}}
          {'q':{'value':1,'unit':'grad','system':'http://unitsofmeasure.org','code':'K'}}
          {'q':{'value':1,'unit':'grad','system':'http://other'}}
          {'q':{'value':1,'unit':'grad','code':'other'}}
          {'q':{'value':1,'unit':'GRAD'}}
          {'q':{'value':1}}
          {'note':[{'value':'1','unit':'grad'}]}
          """)
  void leavesAloneWhatIsNotListed(String resource) {
    assertThat(CODES.translated(json(resource))).isEqualTo(json(resource));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {'value':1,'unit':'grad'}                                                   | grad
          {'value':1,'unit':'grad','code':'grad'}                                     | grad
          {'value':1,'unit':'x','system':'http://ward/units','code':'g'}              | x
          {'value':1,'unit':'x','system':'http://unitsofmeasure.org','code':'degC'}   | x
          """)
  void givesAListedUnitItsUcumCode(String quantity, String unit) {
    assertThat(CODES.translated(json("{'valueQuantity':" + quantity + "}")).path("valueQuantity"))
        .isEqualTo(
            json(
                "{'value':1,'unit':'%s','system':'http://unitsofmeasure.org','code':'Cel'}"
                    .formatted(unit)));
  }

  @Test
  void aSiteWithoutMapsCopiesNothing() {
    JsonNode given = json("{'code':" + LOCAL + "}");

    assertThat(LocalCodes.NONE.translated(given)).isSameAs(given);
  }
}
