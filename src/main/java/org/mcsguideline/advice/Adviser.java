package org.mcsguideline.advice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.card.Card;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.card.Occasion;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.EvaluationOverdue;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.RecordEvaluation;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIdentity;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.recommendation.RecommendationSelection;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;

/** Answers calls: reads the record, evaluates the guideline, picks what applies, writes cards. */
public final class Adviser {

  private final KnowledgeBase knowledge;
  private final PatientDataReader patientData;
  private final RecordEvaluation evaluation;
  private final CardWriting cards;

  public Adviser(
      KnowledgeBase knowledge,
      PatientDataReader patientData,
      RecordEvaluation evaluation,
      CardWriting cards) {
    this.knowledge = knowledge;
    this.patientData = patientData;
    this.evaluation = evaluation;
    this.cards = cards;
  }

  /** Every service on offer. */
  public List<ServiceDescription> services() {
    return knowledge.services().values().stream().map(ServiceDescription::of).toList();
  }

  /** The service with this id, if it is on offer. */
  public Optional<ServiceDescription> service(String id) {
    return Optional.ofNullable(knowledge.services().get(id)).map(ServiceDescription::of);
  }

  /** What every answer rests on. */
  public Basis basis() {
    KnowledgeIdentity identity = knowledge.identity();
    return new Basis(identity.version(), identity.contentHash(), identity.siteProfileHash());
  }

  /**
   * Answers a call of a service that is on offer.
   *
   * @throws RequiredDataMissing when there is no answer without data that could not be had
   * @throws NoAdviceInTime when the data took too long
   * @throws org.mcsguideline.request.RequestRefused when the data cannot be used
   */
  public Advice advise(HookRequest request) {
    GuidelineService service =
        Optional.ofNullable(knowledge.services().get(request.call().serviceId())).orElseThrow();
    requireData(service, request);
    PatientRecord record = patientData.read(request, keys(service));
    Findings findings = findings(service, record, request);
    List<String> unread = unread(service, record);
    Occasion occasion = occasion(request);
    List<Card> written =
        RecommendationSelection.select(service, findings).stream()
            .map(found -> cards.write(found, occasion, service.text().title(), unread))
            .toList();
    return new Advice(written);
  }

  private Findings findings(
      GuidelineService service, PatientRecord record, HookRequest request) {
    try {
      return evaluation.evaluate(Defines.of(service), record, request.decisionTime());
    } catch (EvaluationOverdue overdue) {
      throw new NoAdviceInTime(overdue);
    }
  }

  private static Set<String> keys(GuidelineService service) {
    return service.prefetch().stream().map(PrefetchTemplate::key).collect(Collectors.toSet());
  }

  private static void requireData(GuidelineService service, HookRequest request) {
    List<PrefetchTemplate> missing =
        service.prefetch().stream()
            .filter(PrefetchTemplate::required)
            .filter(template -> isMissing(template, request))
            .toList();
    if (!missing.isEmpty()) {
      throw new RequiredDataMissing(missing);
    }
  }

  /** A search may well find nothing; a read has to give the resource it asked for. */
  private static boolean isMissing(PrefetchTemplate template, HookRequest request) {
    Prefetched prefetched = request.prefetch().get(template.key());
    if (prefetched == null || prefetched instanceof Prefetched.Failed) {
      return true;
    }
    return template.isRead()
        && !(prefetched instanceof Prefetched.Resource resource
            && resource.isOfType(template.readType()));
  }

  private static List<String> unread(GuidelineService service, PatientRecord record) {
    return service.prefetch().stream()
        .filter(template -> record.unavailable().contains(template.key()))
        .map(PrefetchTemplate::label)
        .toList();
  }

  private static Occasion occasion(HookRequest request) {
    return new Occasion(
        request.call().hookInstance(),
        request.context().patientId(),
        request.context().encounterId(),
        request.decisionTime());
  }
}
