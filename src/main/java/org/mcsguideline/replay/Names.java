package org.mcsguideline.replay;

import java.util.Optional;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.Plan;

/** What the guideline calls its own parts. */
public final class Names {

  private final KnowledgeBase knowledge;

  public Names(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** Title of a service; its id when there is none. */
  String service(String id) {
    return service(knowledge, id).map(service -> service.text().title()).orElse(id);
  }

  private static Optional<GuidelineService> service(KnowledgeBase knowledge, String id) {
    return Optional.ofNullable(knowledge.services().get(id));
  }

  /** Title of a recommendation; its address when there is none. */
  String plan(String service, String canonical) {
    return plans(service, canonical).findFirst().map(plan -> plan.text().title()).orElse(canonical);
  }

  /** Title of a card as it was written. */
  String card(String service, String canonical, String action) {
    return plans(service, canonical)
        .flatMap(plan -> plan.actions().stream())
        .filter(one -> one.id().equals(action))
        .findFirst()
        .map(one -> one.content().title())
        .orElse(action);
  }

  /** Whether a service is called on the occasion of an order, so that each call stands alone. */
  boolean isAboutOrders(String service) {
    return service(knowledge, service)
        .filter(one -> one.hook().startsWith(Version.ORDERS))
        .isPresent();
  }

  private Stream<Plan> plans(String service, String canonical) {
    return service(knowledge, service).stream()
        .flatMap(one -> one.plans().stream())
        .filter(plan -> plan.canonical().equals(canonical));
  }
}
