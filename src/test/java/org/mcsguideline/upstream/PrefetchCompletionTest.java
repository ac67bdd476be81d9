package org.mcsguideline.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.request;
import static org.mcsguideline.tiny.FeverCall.temperature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;
import org.mcsguideline.upstream.DataSource.Origin;

/** Four states of a key are kept apart: sent, sent as null, sent as a failure, not sent. */
class PrefetchCompletionTest {

  private static final List<PrefetchTemplate> TEMPLATES =
      List.of(
          new PrefetchTemplate("patient", "Patient/{{context.patientId}}", true, "the patient"),
          new PrefetchTemplate("labs", "Observation?patient={{context.patientId}}", false, "labs"));

  private final Map<String, Question> asked = new TreeMap<>();

  private static HookRequest sent(Map<String, Prefetched> prefetch, boolean withServer) {
    HookRequest call = request(Map.of());
    FhirBase base = FhirBase.parse("https://ehr.example/fhir").orElseThrow();
    return new HookRequest(
        call.call(),
        call.context(),
        call.decisionTime(),
        prefetch,
        withServer ? new FhirAccess(base, null) : null);
  }

  private static Prefetched resource(String json) {
    return new Prefetched.Resource(json(json));
  }

  private Completed complete(Map<String, Prefetched> prefetch, Map<String, Answer> answers) {
    PrefetchCompletion completion =
        new PrefetchCompletion(
            (access, questions) -> {
              asked.putAll(questions);
              Map<String, Answer> given = new HashMap<>();
              questions.forEach(
                  (key, question) ->
                      given.put(
                          key, answers.getOrDefault(key, Answer.without(Reason.UNREACHABLE))));
              return given;
            });
    return completion.complete(sent(prefetch, true), TEMPLATES);
  }

  private Question asked(String key) {
    return Objects.requireNonNull(asked.get(key), key);
  }

  @Test
  @Tag("ch-19")
  void whatWasSentIsNotAskedFor() {
    Completed completed =
        complete(Map.of("patient", resource(PATIENT), "labs", resource(bundle())), Map.of());

    assertThat(asked).isEmpty();
    assertThat(completed.sources())
        .containsEntry("patient", new DataSource(Origin.PREFETCHED, null))
        .containsEntry("labs", new DataSource(Origin.PREFETCHED, null));
  }

  @Test
  @Tag("ch-21")
  void nullIsNoDataAndIsNotAskedFor() {
    Completed completed =
        complete(Map.of("patient", resource(PATIENT), "labs", new Prefetched.None()), Map.of());

    assertThat(asked).isEmpty();
    assertThat(completed.sources()).containsEntry("labs", new DataSource(Origin.NONE, null));
    assertThat(completed.request().prefetch()).containsEntry("labs", new Prefetched.None());
  }

  @Test
  @Tag("ch-19")
  @Tag("ch-20")
  void whatIsMissingOrFailedIsAskedFor() {
    Completed completed =
        complete(
            Map.of("labs", new Prefetched.Failed()),
            Map.of(
                "patient",
                new Answer(json(PATIENT), DataSource.complete(Origin.FETCHED)),
                "labs",
                new Answer(json(bundle()), DataSource.complete(Origin.PAGED))));

    assertThat(asked("patient").query()).isEqualTo("Patient/p1");
    assertThat(asked("labs").query()).isEqualTo("Observation?patient=p1");
    assertThat(completed.sources())
        .containsEntry("patient", new DataSource(Origin.FETCHED, null))
        .containsEntry("labs", new DataSource(Origin.PAGED, null));
    assertThat(completed.request().prefetch())
        .containsEntry("patient", resource(PATIENT))
        .containsEntry("labs", resource(bundle()));
  }

  @Test
  @Tag("ch-23")
  void aPageGoesOnWhereItEnds() {
    String page =
        bundle(temperature("o1", "p1", "39"))
            .replace("'entry'", "'link':[{'relation':'next','url':'https://x/2'}],'entry'");
    Completed completed =
        complete(Map.of("patient", resource(PATIENT), "labs", resource(page)), Map.of());

    assertThat(asked).containsOnlyKeys("labs");
    assertThat(asked("labs").firstPage()).isEqualTo(json(page));
    assertThat(completed.sources())
        .containsEntry("labs", new DataSource(Origin.PREFETCHED, Reason.UNREACHABLE));
    assertThat(completed.request().prefetch()).containsEntry("labs", resource(page));
  }

  @Test
  @Tag("ch-23")
  void aPageThatDoesNotSayWhereItGoesOnIsAskedForAnew() {
    String page = bundle(temperature("o1", "p1", "39")).replace("'entry'", "'total':2,'entry'");

    assertThat(
            complete(Map.of("patient", resource(PATIENT), "labs", resource(page)), Map.of())
                .sources())
        .hasSize(2);
    assertThat(asked("labs").firstPage()).isNull();
  }

  @Test
  void withoutAServerTheReasonIsSaid() {
    Completed completed =
        PrefetchCompletion.withoutServer()
            .complete(sent(Map.of("labs", new Prefetched.Failed()), false), TEMPLATES);

    assertThat(completed.sources())
        .containsEntry("patient", new DataSource(Origin.NO_ACCESS, Reason.NOT_SENT))
        .containsEntry("labs", new DataSource(Origin.FAILED, Reason.CALLER_FAILED));
    assertThat(completed.request().prefetch()).containsOnlyKeys("labs");
  }

  @Test
  void aFailureOfTheServerIsNoData() {
    Completed completed = complete(Map.of(), Map.of());

    assertThat(completed.sources())
        .containsEntry("patient", new DataSource(Origin.FAILED, Reason.UNREACHABLE));
    assertThat(completed.request().prefetch()).isEmpty();
  }
}
