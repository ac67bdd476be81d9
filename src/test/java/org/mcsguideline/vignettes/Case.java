package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mcsguideline.knowledge.KnowledgeBase;

/**
 * A record and some of the answers it must get.
 *
 * @param expected by the name of the answer, see {@link CaseAnswers}
 * @param limits the numbers that it tries
 * @param guideline with the choices of the site that asks
 */
public record Case(
    String name,
    ObjectNode request,
    Map<String, String> expected,
    Set<Limit> limits,
    KnowledgeBase guideline) {

  /** On which side of a number of {@code McsThresholds} a case lies. */
  public record Limit(String threshold, Side side) {}

  /** Below, exactly at, or above a number. */
  public enum Side {
    BELOW,
    AT,
    ABOVE
  }

  public Case {
    assertThat(name).isNotBlank();
    assertThat(expected).as("what is expected of: %s", name).isNotEmpty();
    expected = Collections.unmodifiableMap(new TreeMap<>(expected));
    limits = Set.copyOf(limits);
  }

  /** At a site without choices of its own, with answers in pairs of name and value. */
  public static Case of(String name, ObjectNode request, String... expected) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (int i = 0; i < expected.length; i += 2) {
      answers.put(expected[i], expected[i + 1]);
    }
    return new Case(name, request, answers, Set.of(), Guideline.knowledge());
  }

  @Override
  public String toString() {
    return name;
  }
}
