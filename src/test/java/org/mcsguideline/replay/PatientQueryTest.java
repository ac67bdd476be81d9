package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.request.Prefetched;

class PatientQueryTest {

  private static final String OF_PATIENT = "?patient={{context.patientId}}";
  private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

  private static PatientQuery query(String query) {
    return new PatientQuery(new PrefetchTemplate("key", query, false, "label"));
  }

  private static JsonNode answer(String query, Instant time, List<String> resources) {
    PatientQuery asked = query(query);
    PatientCourse course =
        PatientCourse.of(
            "p1",
            resources.stream().map(json -> json.replace('\'', '"')).toList(),
            UnaryOperator.identity());
    Prefetched prefetched = asked.answer(asked.candidates(course), time);
    return ((Prefetched.Resource) prefetched).json();
  }

  private static String pulse(int minute, String category) {
    return ("{'resourceType':'Observation','id':'o%d','effectiveDateTime':'2024-03-01T09:%02d:00Z',"
            + "'category':[{'coding':[{'code':'%s'}]}]}")
        .formatted(minute, minute, category);
  }

  @Test
  void givesTheNewestPageAndSaysThatThereIsMore() {
    List<String> pulses =
        IntStream.range(0, 5).mapToObj(minute -> pulse(minute, "vital-signs")).toList();
    String query = "Observation" + OF_PATIENT + "&category=vital-signs&_sort=-date&_count=3";
    JsonNode page = answer(query, NOON, pulses);
    assertThat(page.path("entry").valueStream().map(e -> e.at("/resource/id").asText()))
        .containsExactly("o4", "o3", "o2");
    assertThat(page.at("/link/0/relation").asText()).isEqualTo("next");
    JsonNode early = answer(query, Instant.parse("2024-03-01T09:02:00Z"), pulses);
    assertThat(early.path("entry").valueStream().map(e -> e.at("/resource/id").asText()))
        .containsExactly("o2", "o1", "o0");
    assertThat(early.has("link")).isFalse();
  }

  @Test
  void leavesOutOtherCategories() {
    assertThat(
            answer(
                    "Observation" + OF_PATIENT + "&category=exam,survey",
                    NOON,
                    List.of(pulse(1, "survey"), pulse(2, "laboratory")))
                .path("entry"))
        .hasSize(1);
  }

  @Test
  void takesTheStatusOfThatTime() {
    String infusion =
        "{'resourceType':'MedicationAdministration','id':'m','status':'completed',"
            + "'effectivePeriod':{'start':'2024-03-01T11:00:00Z','end':'2024-03-01T13:00:00Z'}}";
    String query = "MedicationAdministration" + OF_PATIENT + "&status=in-progress";
    assertThat(answer(query, NOON, List.of(infusion)).path("entry")).hasSize(1);
    assertThat(answer(query, NOON.plusSeconds(3600), List.of(infusion)).has("entry")).isFalse();
  }

  @Test
  void refusesWhatItCannotAnswer() {
    assertThatThrownBy(() -> query("Observation" + OF_PATIENT + "&value-quantity=gt5"))
        .isInstanceOf(ReplayRefused.class)
        .hasMessageContaining("a replay cannot answer");
    assertThatThrownBy(() -> query("Observation?category=exam")).isInstanceOf(ReplayRefused.class);
  }
}
