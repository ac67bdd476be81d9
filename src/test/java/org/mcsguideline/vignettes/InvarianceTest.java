package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.evaluation.Findings;

/** What says the same about a patient gets the same answer, to the letter of every text. */
class InvarianceTest {

  private static final Pattern TIME =
      Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)\"");

  /** Unit, what it becomes, and how many of the new one are in one of the old. */
  private record OtherUnit(String code, String unit, BigDecimal factor) {}

  private static final Map<String, OtherUnit> OTHER_UNITS =
      Map.of(
          "2518-9", new OtherUnit("mmol/L", "mg/dL", new BigDecimal("9.008")),
          "718-7", new OtherUnit("g/dL", "g/L", BigDecimal.TEN),
          "2160-0", new OtherUnit("mg/dL", "umol/L", new BigDecimal("88.42")));

  static Stream<Vignette> vignettes() {
    return Vignettes.all().stream();
  }

  private static ObjectNode request(Vignette vignette) {
    return HookRequestJson.of(vignette, HookService.MONITORING);
  }

  private static Map<String, String> everything(JsonNode request) {
    Findings findings = Guideline.evaluate(request, CaseAnswers.everything().byLibrary());
    return new CaseAnswers(findings).all();
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void theOrderOfEntriesSaysNothing(Vignette vignette) {
    ObjectNode shuffled = request(vignette);
    for (JsonNode bundle : shuffled.path("prefetch")) {
      if (bundle.has("entry")) {
        ArrayNode entries = (ArrayNode) bundle.path("entry");
        List<JsonNode> order = new ArrayList<>();
        entries.forEach(order::add);
        Collections.shuffle(order, new Random(7));
        Collections.reverse(order);
        entries.removeAll().addAll(order);
      }
    }
    assertThat(everything(shuffled)).isEqualTo(everything(request(vignette)));
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void whatIsUnrelatedSaysNothing(Vignette vignette) {
    Addition more =
        Addition.to(vignette)
            .quantity(Codes.loinc("8867-4", "Heart rate"), "90", "/min", "0.1")
            .quantity(Codes.loinc("8310-5", "Body temperature"), "36.5", "Cel", "0.1")
            .diagnosis(Codes.snomed("195967001", "Asthma (disorder)"), "1", asthma -> {})
            .procedure(Codes.snomed("80146002", "Appendectomy"), "1", appendectomy -> {});
    assertThat(everything(more.request(HookService.MONITORING)))
        .isEqualTo(everything(request(vignette)));
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void anotherUnitSaysTheSame(Vignette vignette) {
    ObjectNode converted = request(vignette);
    for (JsonNode bundle : converted.path("prefetch")) {
      for (JsonNode entry : bundle.path("entry")) {
        convert((ObjectNode) entry.path("resource"));
      }
    }
    assertThat(Answers.to(converted))
        .usingRecursiveComparison()
        .isEqualTo(Answers.to(request(vignette)));
  }

  private static void convert(ObjectNode resource) {
    OtherUnit other = OTHER_UNITS.get(resource.at("/code/coding/0/code").asText());
    if (other != null && resource.path("valueQuantity") instanceof ObjectNode quantity) {
      assertThat(quantity.path("code").asText()).isEqualTo(other.code());
      quantity.put("value", quantity.path("value").decimalValue().multiply(other.factor()));
      quantity.put("code", other.unit()).put("unit", other.unit());
    }
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void anotherOffsetOfTheSameTimesSaysTheSame(Vignette vignette) throws Exception {
    for (ZoneOffset offset : List.of(ZoneOffset.ofHoursMinutes(5, 30), ZoneOffset.ofHours(-5))) {
      ObjectNode original = request(vignette);
      String moved =
          TIME.matcher(original.toString())
              .replaceAll(
                  found ->
                      '"'
                          + OffsetDateTime.parse(found.group(1))
                              .withOffsetSameInstant(offset)
                              .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                          + '"');
      assertThat(moved).contains(offset.getId());
      assertThat(everything(new ObjectMapper().readTree(moved))).isEqualTo(everything(original));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Kathmandu"})
  void theZoneOfTheMachineSaysNothing(String zone) {
    List<Map<String, String>> usual = vignettes().map(v -> everything(request(v))).toList();
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(vignettes().map(v -> everything(request(v))).toList()).isEqualTo(usual);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG", "de-DE"})
  void theLanguageOfTheMachineSaysNothing(String language) {
    List<Map<String, String>> usual = vignettes().map(v -> everything(request(v))).toList();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      assertThat(vignettes().map(v -> everything(request(v))).toList()).isEqualTo(usual);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theVignettesHoldWhatIsConverted() {
    assertThat(vignettes().map(v -> request(v).toString()))
        .anyMatch(text -> text.contains("2518-9"))
        .anyMatch(text -> text.contains("718-7"))
        .anyMatch(text -> text.contains("2160-0"));
    assertThat(everything(request(Vignettes.byId("V04")))).hasSizeGreaterThan(20);
  }
}
