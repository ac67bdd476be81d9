package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The FHIR store evaluates with the choices of the site, as the hooks do. */
class SiteProfileApplyIT {

  private static final String APPLY =
      "/fhir/PlanDefinition/mcs-rec-routine-use/$apply?subject=Patient/demo-04";

  @TempDir private Path folder;

  private Path profile(String value, String code) throws Exception {
    return Files.writeString(
        folder.resolve("site.json"),
        """
        {"resourceType":"Parameters","parameter":[{"name":"Arrest Look-Back","valueQuantity":
        {"value":%s,"system":"http://unitsofmeasure.org","code":"%s"}}]}
        """
            .formatted(value, code));
  }

  @Test
  void appliesTheChoicesOfTheSite() throws Exception {
    List<String> shipped = titles(RunningServer.get().withStore().get(APPLY));
    assertThat(shipped).hasSize(1);
    try (RunningServer site =
        RunningServer.with("--mcs.site.profile=" + profile("60", "min")).withStore()) {
      assertThat(titles(site.get(APPLY))).isEmpty();
      assertThat(site.get("/fhir/Parameters/mcs-site-profile").json().path("parameter"))
          .singleElement()
          .satisfies(
              parameter ->
                  assertThat(parameter.path("valueQuantity").path("unit").asText())
                      .isEqualTo("hour"));
    }
    try (RunningServer site =
        RunningServer.with("--mcs.site.profile=" + profile("4320", "min")).withStore()) {
      assertThat(titles(site.get(APPLY))).isEqualTo(shipped);
    }
  }

  @Test
  void mentionsTheOneStudyThatTheSiteLists() throws Exception {
    String profile =
        """
        {"resourceType":"Parameters","parameter":[
        {"name":"Trials Confirmed Recruiting","valueString":"NCT05366452|%s"}]}
        """
            .formatted(LocalDate.now(ZoneOffset.UTC).minusDays(1));
    Path file = Files.writeString(folder.resolve("one-study.json"), profile);
    try (RunningServer site = RunningServer.with("--mcs.site.profile=" + file).withStore()) {
      assertThat(site.get(APPLY.replace("mcs-rec-routine-use", "mcs-rec-selected-use")).body())
          .contains("ULYSS");
    }
  }

  private static List<String> titles(RunningServer.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer
        .json()
        .path("contained")
        .valueStream()
        .flatMap(group -> group.path("action").valueStream())
        .map(action -> action.path("title"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }
}
