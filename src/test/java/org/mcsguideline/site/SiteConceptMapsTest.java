package org.mcsguideline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.patientdata.CodeKey;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.tiny.TinyGuideline;

/** Maps to the tiny guideline. */
class SiteConceptMapsTest {

  private static final String WARD = "http://ward.example/codes";
  private static final String TEMPERATURE = "{'code':'8310-5','equivalence':'equivalent'}";
  private static final String PLANTED =
      """
      foreign target   | http://ward.example/codes | http://loinc.org | {'code':'T','target':[{'code':'8462-4','equivalence':'equal'}]} | codes|T: the guideline has no code 8462-4
      no target system | http://ward.example/codes | | {'code':'T','target':[{'code':'8310-5','equivalence':'equal'}]} | names no target system
      no source system | | http://loinc.org | {'code':'T','target':[{'code':'8310-5','equivalence':'equal'}]} | "T": the group names no source system
      own code         | http://loinc.org | http://loinc.org | {'code':'8331-1','target':[{'code':'8310-5','equivalence':'equal'}]} | 8331-1: it is a code of the guideline itself
      two targets      | http://ward.example/codes | http://loinc.org | {'code':'T','target':[{'code':'8310-5','equivalence':'equal'},{'code':'8331-1','equivalence':'equal'}]} | codes|T: it is mapped to 8310-5 and to 8331-1
      two elements     | http://ward.example/codes | http://loinc.org | {'code':'T','target':[{'code':'8310-5','equivalence':'equal'}]},{'code':'T','target':[{'code':'8331-1','equivalence':'equal'}]} | codes|T: it is mapped to
      condition        | http://ward.example/codes | http://loinc.org | {'code':'T','target':[{'code':'8310-5','equivalence':'equal','dependsOn':[{}]}]} | codes|T: it is mapped under a condition
      no code          | http://ward.example/codes | http://loinc.org | {'target':[{'code':'8310-5','equivalence':'equal'}]} | a code is missing
      nothing          | http://ward.example/codes | http://loinc.org | | it maps nothing
      no unit          | | http://unitsofmeasure.org | {'code':'grad','target':[{'code':'Celsius','equivalence':'equal'}]} | "grad": Celsius is no UCUM unit
      unit as another  | | http://unitsofmeasure.org | {'code':'[degF]','target':[{'code':'Cel','equivalence':'equal'}]} | "[degF]": it is another UCUM unit than Cel
      UCUM as another  | http://unitsofmeasure.org | http://unitsofmeasure.org | {'code':'K','target':[{'code':'Cel','equivalence':'equal'}]} | K: it is another UCUM unit than Cel
      kelvin by code   | http://unitsofmeasure.org | http://unitsofmeasure.org | {'code':'K/uL','target':[{'code':'10*3/uL','equivalence':'equal'}]} | K/uL: it is another UCUM unit than 10*3/uL
      mega and milli   | | http://unitsofmeasure.org | {'code':'ML/h','target':[{'code':'mL/h','equivalence':'equal'}]} | "ML/h": it is another UCUM unit than mL/h
      two units        | | http://unitsofmeasure.org | {'code':'grad','target':[{'code':'Cel','equivalence':'equal'},{'code':'K','equivalence':'equal'}]} | "grad": it is mapped to Cel and to K
      """;

  @TempDir private Path folder;

  private void map(
      String name, @Nullable String source, @Nullable String target, @Nullable String elements) {
    write(
        name,
        "{'resourceType':'ConceptMap','status':'active','group':[{%s%s'element':[%s]}]}"
            .formatted(
                source == null ? "" : "'source':'" + source + "',",
                target == null ? "" : "'target':'" + target + "',",
                elements == null ? "" : elements));
  }

  private void write(String name, String singleQuoted) {
    try {
      Files.writeString(folder.resolve(name), singleQuoted.replace('\'', '"'));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private LocalCodes read() {
    return SiteConceptMaps.read(folder, TinyGuideline.knowledge());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = PLANTED)
  void refusesWithTheFileAndTheReason(
      String name, String source, String target, String elements, String message) {
    map("planted.json", source, target, elements);

    assertThatThrownBy(this::read)
        .as(name)
        .isInstanceOf(SiteFileRefused.class)
        .hasMessageContaining("planted.json")
        .hasMessageContaining(message);
  }

  @Test
  void refusesTwoFilesThatDisagree() {
    map("a.json", WARD, "http://loinc.org", "{'code':'T','target':[" + TEMPERATURE + "]}");
    map(
        "b.json",
        WARD,
        "http://loinc.org",
        "{'code':'T','target':[" + TEMPERATURE.replace("8310-5", "8331-1") + "]}");

    assertThatThrownBy(this::read).hasMessageContaining("b.json").hasMessageContaining("|T: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'resourceType':'ValueSet'}",
        "{'resourceType':'ConceptMap'}",
        "{'resourceType':'ConceptMap','status':'retired','group':[{'target':'x','element':[{}]}]}",
        "{'resourceType':'ConceptMap','group':[{'target':'x','unmapped':{},'element':[{}]}]}",
        "{"
      })
  void refusesAFileThatIsNoMap(String file) {
    write("odd.json", file);

    assertThatThrownBy(this::read)
        .isInstanceOf(SiteFileRefused.class)
        .hasMessageContaining("odd.json");
  }

  @Test
  void refusesAFolderWithoutMaps() {
    assertThatThrownBy(this::read).hasMessageContaining("no .json file");
    assertThatThrownBy(
            () -> SiteConceptMaps.read(folder.resolve("absent"), TinyGuideline.knowledge()))
        .hasMessageContaining("no folder");
  }

  @Test
  void takesOverWhatMeansTheSame() {
    map("codes.json", WARD, "http://loinc.org", "{'code':'T','target':[" + TEMPERATURE + "]}");
    map(
        "units.json",
        null,
        "http://unitsofmeasure.org",
        "{'code':'grad','target':[{'code':'Cel','equivalence':'equal'}]}");

    assertThat(read())
        .isEqualTo(
            new LocalCodes(
                Map.of(
                    new CodeKey(WARD, "T"),
                    new LocalCodes.Meaning("http://loinc.org", "8310-5", "Body temperature")),
                Map.of(new CodeKey(null, "grad"), "Cel")));
  }

  @Test
  void takesOverATextThatIsAUnitOfAnotherKindByAccident() {
    map(
        "units.json",
        null,
        "http://unitsofmeasure.org",
        "{'code':'K/uL','target':[{'code':'10*3/uL','equivalence':'equal'}]}");

    assertThat(read().units()).containsEntry(new CodeKey(null, "K/uL"), "10*3/uL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mmol/l", "mmol/L"})
  void takesOverAnotherSpellingOfAUnit(String spelling) {
    String element = "{'code':'%s','target':[{'code':'mmol/L','equivalence':'equal'}]}";
    map("units.json", null, "http://unitsofmeasure.org", element.formatted(spelling));

    assertThat(read().units()).containsEntry(new CodeKey(null, spelling), "mmol/L");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wider", "narrower", "inexact", "unmatched", "relatedto", "subsumes", "disjoint"})
  void leavesOutWhatDoesNotMeanTheSame(String equivalence) {
    map(
        "codes.json",
        WARD,
        "http://loinc.org",
        "{'code':'T','target':[" + TEMPERATURE.replace("equivalent", equivalence) + "]}");

    assertThat(read()).isEqualTo(LocalCodes.NONE);
  }
}
