package org.mcsguideline.advice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
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
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;
import org.mcsguideline.upstream.Completed;
import org.mcsguideline.upstream.PrefetchCompletion;

/** Answers calls: reads the record, evaluates the guideline, picks what applies, writes cards. */
public final class Adviser {

  private final KnowledgeBase knowledge;
  private final PatientDataReader patientData;
  private final RecordEvaluation evaluation;
  private final PrefetchCompletion completion;
  private final CardTexts texts;
  private final Deciding deciding;
  private final Map<String, Defines> defines;

  /** Answers from what calls bring: asks no server, and knows nothing of earlier advice. */
  public Adviser(
      KnowledgeBase knowledge,
      PatientDataReader patientData,
      RecordEvaluation evaluation,
      CardWriting cards) {
    this(
        knowledge,
        patientData,
        evaluation,
        cards,
        PrefetchCompletion.withoutServer(),
        EarlierAdvice.NONE);
  }

  /**
   * Answers from what calls bring and what their servers have, and knows what users have seen.
   *
   * @throws org.mcsguideline.knowledge.KnowledgeIncomplete when a time is not there that the
   *     guideline names
   */
  public Adviser(
      KnowledgeBase knowledge,
      PatientDataReader patientData,
      RecordEvaluation evaluation,
      CardWriting cards,
      PrefetchCompletion completion,
      EarlierAdvice earlier) {
    this.knowledge = knowledge;
    this.patientData = patientData;
    this.evaluation = evaluation;
    this.completion = completion;
    this.texts = cards.texts();
    this.deciding = new Deciding(knowledge, cards, earlier);
    this.defines =
        knowledge.services().values().stream()
            .collect(Collectors.toUnmodifiableMap(GuidelineService::id, Defines::of));
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
  public Advice advise(HookRequest received) {
    GuidelineService service =
        Optional.ofNullable(knowledge.services().get(received.call().serviceId())).orElseThrow();
    Completed completed = completion.complete(received, service.prefetch());
    HookRequest request = completed.request();
    requireData(service, completed);
    PatientRecord record = patientData.read(request, keys(service));
    Findings findings = findings(service, record, request);
    return deciding.decide(
        new Deciding.Material(
            service,
            request,
            record,
            findings,
            UnreadData.labels(service.prefetch(), record, texts),
            UnreadData.sources(completed.sources(), record),
            basis()));
  }

  private Findings findings(GuidelineService service, PatientRecord record, HookRequest request) {
    try {
      return evaluation.evaluate(
          Objects.requireNonNull(defines.get(service.id())), record, request.decisionTime());
    } catch (EvaluationOverdue overdue) {
      throw new NoAdviceInTime(overdue);
    }
  }

  private static Set<String> keys(GuidelineService service) {
    return service.prefetch().stream().map(PrefetchTemplate::key).collect(Collectors.toSet());
  }

  private static void requireData(GuidelineService service, Completed completed) {
    List<PrefetchTemplate> missing =
        service.prefetch().stream()
            .filter(PrefetchTemplate::required)
            .filter(template -> isMissing(template, completed.request()))
            .toList();
    if (!missing.isEmpty()) {
      throw new RequiredDataMissing(missing, completed.sources());
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
}
