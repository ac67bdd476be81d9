package org.mcsguideline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mcsguideline.patientdata.CodeKey;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.patientdata.LocalCodes.Meaning;

/** Local names without a code, as many charting systems have them. */
class TextCodesTest {

  private static final Meaning TEMPERATURE =
      new Meaning("http://loinc.org", "8310-5", "Body temperature");
  private static final LocalCodes MAPPED =
      new LocalCodes(Map.of(new CodeKey(TextCodes.SYSTEM, "Temp F"), TEMPERATURE), Map.of());

  private static JsonNode observation(String code) {
    return json(
        "{'resourceType':'Observation','code':%s,'note':[{'text':'Temp F'}]}".formatted(code));
  }

  @Test
  void aMappedTextGetsTheGuidelinesCode() {
    JsonNode mapped = TextCodes.edge(MAPPED).apply(observation("{'text':' Temp F '}"));
    assertThat(mapped.at("/code/coding/1/code").asText()).isEqualTo("8310-5");
    assertThat(mapped.at("/code/text").asText()).isEqualTo(" Temp F ");
    assertThat(mapped.at("/note/0").has("coding")).isFalse();
  }

  @Test
  void aTextBesideACodeSaysNothing() {
    JsonNode coded = observation("{'text':'Temp F','coding':[{'system':'urn:x','code':'1'}]}");
    assertThat(TextCodes.edge(MAPPED).apply(coded)).isEqualTo(coded);
  }

  @Test
  void readsBundlesAndLeavesTheOneGiven() {
    JsonNode bundle =
        json("{'resourceType':'Bundle','entry':[{'resource':{'code':{'text':'Temp F'}}}]}");
    JsonNode copy = bundle.deepCopy();
    assertThat(
            TextCodes.edge(MAPPED)
                .apply(bundle)
                .at("/entry/0/resource/code/coding/1/code")
                .asText())
        .isEqualTo("8310-5");
    assertThat(bundle).isEqualTo(copy);
  }

  @Test
  void textsAreLeftAloneWithoutAMapOfTexts() {
    JsonNode plain = observation("{'text':'Temp F'}");
    assertThat(TextCodes.edge(LocalCodes.NONE).apply(plain)).isSameAs(plain);
  }
}
