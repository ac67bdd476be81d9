package org.mcsguideline.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.DecidedCard.Showing;
import org.mcsguideline.advice.Decision.About;
import org.mcsguideline.advice.EarlierAdvice.Seen;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.card.Occasion;
import org.mcsguideline.card.Sameness;
import org.mcsguideline.card.WrittenCard;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.knowledge.CardSubject;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.Plan;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.recommendation.Recommendation;
import org.mcsguideline.recommendation.RecommendationSelection;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.HookContext;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.upstream.DataSource;

/** Makes the cards of a call, and the account of how it came to them. */
final class Deciding {

  private final KnowledgeBase knowledge;
  private final CardWriting writing;
  private final EarlierAdvice earlier;
  private final Map<String, TraceScope> scopes;

  Deciding(KnowledgeBase knowledge, CardWriting writing, EarlierAdvice earlier) {
    this.knowledge = knowledge;
    this.writing = writing;
    this.earlier = earlier;
    this.scopes =
        knowledge.services().values().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    GuidelineService::id, s -> TraceScope.of(s, knowledge.grounds())));
    requireTimes();
  }

  /** A time that is not there is noticed at the start and not in the call that needs it. */
  private void requireTimes() {
    Stream<@Nullable String> ofServices =
        knowledge.services().values().stream()
            .map(service -> service.conduct().repeatTimeParameter());
    Stream<@Nullable String> ofCards =
        knowledge.services().values().stream()
            .flatMap(service -> service.plans().stream())
            .flatMap(plan -> plan.actions().stream())
            .map(action -> action.choices().subject())
            .map(subject -> subject == null ? null : subject.restTimeParameter());
    Stream.concat(ofServices, ofCards)
        .filter(Objects::nonNull)
        .forEach(time -> Objects.requireNonNull(knowledge.time(time)));
  }

  /** What there is to decide on. */
  record Material(
      GuidelineService service,
      HookRequest request,
      PatientRecord record,
      Findings findings,
      List<String> unread,
      Map<String, DataSource> sources,
      Basis basis) {}

  Advice decide(Material material) {
    UUID id = UUID.randomUUID();
    Map<DecidedCard, WrittenCard> shown = new LinkedHashMap<>();
    Map<Plan, List<Recommendation>> selected = new LinkedHashMap<>();
    material.service().plans().forEach(plan -> selected.put(plan, new ArrayList<>()));
    RecommendationSelection.select(material.service(), material.findings())
        .forEach(found -> Objects.requireNonNull(selected.get(found.plan())).add(found));
    List<DecidedPlan> plans = new ArrayList<>();
    selected.forEach(
        (plan, recommendations) ->
            plans.add(
                PlanAccount.of(
                    plan,
                    material.findings(),
                    recommendations.stream()
                        .map(recommendation -> card(id, material, recommendation, shown))
                        .toList())));
    Decision decision = decision(id, material, plans);
    earlier.given(decision);
    return new Advice(shown.values().stream().map(WrittenCard::card).toList(), decision);
  }

  private DecidedCard card(
      UUID id,
      Material material,
      Recommendation recommendation,
      Map<DecidedCard, WrittenCard> shown) {
    WrittenCard first =
        writing.write(
            recommendation,
            occasion(material),
            material.service().text().title(),
            material.unread());
    FhirAccess caller = material.request().access();
    WrittenCard written =
        writing.explained(
            first, recommendation.plan(), id, caller == null ? null : caller.base().address());
    DecidedCard card = unseen(recommendation, written);
    HookRequest request = material.request();
    String repeatTime = material.service().conduct().repeatTimeParameter();
    Showing showing =
        new CardGiving(
                earlier, request.call(), repeatTime == null ? null : knowledge.time(repeatTime))
            .showing(
                new Seen(
                    id,
                    about(request.context()),
                    recommendation.plan().canonical(),
                    card,
                    request.decisionTime()));
    DecidedCard decided = card.as(showing);
    if (showing == Showing.SHOWN) {
      shown.put(decided, written);
    }
    return decided;
  }

  /** A card whose subject is not told in this call does not rest. */
  private DecidedCard unseen(Recommendation recommendation, WrittenCard written) {
    CardSubject subject = recommendation.action().choices().subject();
    String time = subject == null ? null : subject.restTimeParameter();
    return new DecidedCard(
        written.card().uuid(),
        recommendation.action().id(),
        written.card().indicator(),
        written.about(),
        time == null || recommendation.subject() == null ? null : knowledge.time(time),
        Showing.SHOWN);
  }

  private Decision decision(UUID id, Material material, List<DecidedPlan> plans) {
    HookRequest request = material.request();
    return new Decision(
        id,
        request.call(),
        material.service().conduct().canonical(),
        about(request.context()),
        request.decisionTime(),
        material.basis(),
        plans,
        material.record().references(),
        material.sources(),
        new Trace(
            material.findings().worked(),
            Objects.requireNonNull(scopes.get(material.service().id()))));
  }

  private static About about(HookContext context) {
    return new About(context.userId(), context.patientId(), context.encounterId());
  }

  private static Occasion occasion(Material material) {
    HookRequest request = material.request();
    return new Occasion(
        sameness(material),
        request.context().patientId(),
        request.context().encounterId(),
        request.decisionTime());
  }

  private static Sameness sameness(Material material) {
    HookRequest request = material.request();
    @Nullable String encounterId = request.context().encounterId();
    if (!material.service().conduct().onePerEncounter() || encounterId == null) {
      return new Sameness(request.call().hookInstance().toString(), false);
    }
    String encounter = "Encounter/" + encounterId;
    String status = material.record().status(encounter).orElse("");
    return new Sameness(String.join("\n", request.context().patientId(), encounter, status), true);
  }
}
