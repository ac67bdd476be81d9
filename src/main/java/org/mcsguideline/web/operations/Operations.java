package org.mcsguideline.web.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Coding;
import org.mcsguideline.decision.OwnCodes;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.web.StoreReading;
import org.mcsguideline.web.StoreRefused;

/** What the service did, counted from what a caller may read of what is kept. */
public final class Operations {

  /** Decisions hold all that was worked out; more of them would keep a reader waiting. */
  private static final int MOST_DECISIONS = 1000;

  private static final int PAGE = 100;
  private static final int MOST_FEEDBACK = 500;

  private final OwnCodes codes;
  private final Supplier<KnowledgeBase> knowledge;
  private final Clock clock;

  public Operations(OwnCodes codes, Supplier<KnowledgeBase> knowledge, Clock clock) {
    this.codes = codes;
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /** Calls and cards of a period; of many decisions only the newest. */
  Work work(StoreReading store, Period period) throws IOException, StoreRefused {
    String kept = "GuidanceResponse?" + keptSince(period) + "&_sort=-_lastUpdated";
    List<KeptCall> calls = new ArrayList<>();
    long total = store.count("GuidanceResponse?" + keptSince(period));
    for (int from = 0; from < Math.min(total, MOST_DECISIONS); from += PAGE) {
      String page = kept + "&_count=" + PAGE + "&_offset=" + from;
      List<JsonNode> decisions = store.search(page);
      decisions.stream().map(KeptCall::of).forEach(calls::add);
      if (decisions.size() < PAGE) {
        break;
      }
    }
    return Work.of(calls, total);
  }

  /** Feedback of a period. */
  Feedback feedback(StoreReading store, Period period) throws IOException, StoreRefused {
    List<KeptFeedback> kept =
        store.search("Communication?" + keptSince(period) + "&_count=" + MOST_FEEDBACK).stream()
            .map(communication -> KeptFeedback.of(communication, codes))
            .toList();
    return Feedback.of(kept, reasons(), kept.size() < MOST_FEEDBACK);
  }

  private String keptSince(Period period) {
    Coding tag = codes.kept();
    Instant since = clock.instant().minus(period.length()).truncatedTo(ChronoUnit.SECONDS);
    return "_tag="
        + StoreReading.escaped(tag.getSystem() + "|" + tag.getCode())
        + "&_lastUpdated=ge"
        + since;
  }

  /** Names of reasons for an override, as cards offer them. */
  private Map<String, String> reasons() {
    Map<String, String> names = new HashMap<>();
    knowledge.get().services().values().stream()
        .flatMap(service -> service.plans().stream())
        .flatMap(plan -> plan.actions().stream())
        .flatMap(action -> action.choices().overrideReasons().stream())
        .forEach(reason -> names.put(reason.code(), reason.display()));
    return names;
  }
}
