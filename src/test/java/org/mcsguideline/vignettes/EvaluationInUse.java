package org.mcsguideline.vignettes;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;

/**
 * What evaluates the guideline in the tests. A proof may put another in its place for its own
 * thread, to learn whether the tests notice.
 */
public final class EvaluationInUse {

  /** To get a guideline ready takes seconds. */
  private static final Map<KnowledgeBase, GuidelineEvaluation> READY =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private static final ThreadLocal<@Nullable Function<KnowledgeBase, GuidelineEvaluation>>
      REPLACEMENT = new ThreadLocal<>();

  private EvaluationInUse() {}

  /**
   * The guideline with the choices of its site, ready for requests.
   *
   * @throws org.mcsguideline.knowledge.KnowledgeIncomplete when it cannot work with the choices
   */
  static GuidelineEvaluation of(KnowledgeBase knowledge) {
    Function<KnowledgeBase, GuidelineEvaluation> replacement = REPLACEMENT.get();
    return replacement == null
        ? READY.computeIfAbsent(
            knowledge, k -> new GuidelineEvaluation(k, FhirContext.forR4Cached()))
        : replacement.apply(knowledge);
  }

  /** Works with another evaluation; other threads go on as before. */
  public static void replaced(
      Function<KnowledgeBase, GuidelineEvaluation> replacement, Runnable work) {
    REPLACEMENT.set(replacement);
    try {
      work.run();
    } finally {
      REPLACEMENT.remove();
    }
  }
}
