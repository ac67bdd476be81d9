package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.advice.NoAdviceInTime;
import org.mcsguideline.advice.RequiredDataMissing;
import org.mcsguideline.evaluation.DefineFailed;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.request.DraftOrders;
import org.mcsguideline.request.HookCall;
import org.mcsguideline.request.HookContext;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;
import org.mcsguideline.request.RequestRefused;

/** A guideline at a site, asked about one patient. */
public final class Version {

  /** How hooks about orders begin. */
  static final String ORDERS = "order-";

  private static final String NOBODY = "Practitioner/none";

  private final Adviser adviser;
  private final List<Service> services;

  private record Service(GuidelineService service, List<PatientQuery> queries) {}

  /**
   * A version that answers these services.
   *
   * @throws ReplayRefused when a service asks for data in a way that a record cannot answer
   */
  public Version(Adviser adviser, List<GuidelineService> services) {
    this.adviser = adviser;
    this.services =
        services.stream()
            .map(
                service ->
                    new Service(
                        service, service.prefetch().stream().map(PatientQuery::new).toList()))
            .toList();
  }

  /** Asks about a patient, as often as wanted. */
  Asking about(PatientCourse course) {
    return new Asking(course);
  }

  /**
   * What was said at one look.
   *
   * @param unanswered reasons, one for each call without an answer
   */
  record Heard(Map<String, Said> byPlace, List<String> unanswered) {}

  /** Calls about one patient; what can be in their data is sorted once. */
  final class Asking {

    private final PatientCourse course;
    private final Map<PatientQuery, List<Known>> candidates = new HashMap<>();
    private final Set<Known> askedFor = Collections.newSetFromMap(new IdentityHashMap<>());

    private Asking(PatientCourse course) {
      this.course = course;
      for (Service service : services) {
        for (PatientQuery query : service.queries()) {
          List<Known> found = query.candidates(course);
          candidates.put(query, found);
          askedFor.addAll(found);
        }
      }
    }

    /** Whether any service can ever ask for this. */
    boolean isAskedFor(Known known) {
      return askedFor.contains(known);
    }

    /**
     * Calls every service.
     *
     * @param signed orders that are being signed at this moment
     */
    Heard at(Instant time, List<JsonNode> signed) {
      Map<String, Said> said = new LinkedHashMap<>();
      List<String> unanswered = new ArrayList<>();
      for (Service service : services) {
        boolean isAboutOrders = service.service().hook().startsWith(ORDERS);
        if (!isAboutOrders || !signed.isEmpty()) {
          try {
            adviser
                .advise(request(service, time, isAboutOrders ? signed : List.of()))
                .decision()
                .recommendations()
                .forEach(
                    plan -> {
                      Said one = said(service.service().id(), plan);
                      Said unused = said.put(one.place(), one);
                    });
          } catch (RequestRefused | RequiredDataMissing | NoAdviceInTime refused) {
            unanswered.add(service.service().id() + ": " + refused.getMessage());
          } catch (DefineFailed defect) {
            // One record that the logic cannot cope with must not end the run of a hospital.
            unanswered.add(service.service().id() + ": the logic ended with an error");
          }
        }
      }
      return new Heard(said, unanswered);
    }

    private HookRequest request(Service service, Instant time, List<JsonNode> drafts) {
      Map<String, Prefetched> prefetch = new HashMap<>();
      for (PatientQuery query : service.queries()) {
        Prefetched unused =
            prefetch.put(
                query.key(), query.answer(candidates.getOrDefault(query, List.of()), time));
      }
      byte[] name =
          (course.patient() + "\n" + time + "\n" + service.service().id())
              .getBytes(StandardCharsets.UTF_8);
      return new HookRequest(
          new HookCall(
              service.service().id(), service.service().hook(), UUID.nameUUIDFromBytes(name)),
          new HookContext(
              NOBODY,
              course.patient(),
              course.encounterAt(time),
              DraftOrders.allInQuestion(drafts)),
          time.atOffset(ZoneOffset.UTC),
          prefetch);
    }
  }

  private static Said said(String service, DecidedPlan plan) {
    return new Said(
        service,
        plan.plan(),
        plan.verdict().outcome(),
        plan.missing(),
        plan.cards().stream()
            .map(card -> new Said.SaidCard(card.action(), card.indicator(), card.about()))
            .toList());
  }
}
