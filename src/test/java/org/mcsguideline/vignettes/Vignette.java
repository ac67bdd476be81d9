package org.mcsguideline.vignettes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One synthetic patient with the advice we expect.
 *
 * @param shows why the vignette is there, in the words of the specification
 * @param setting where the patient came from: OHCA, IHCA or elective
 * @param trialPrompt NONE, or CHECK_REGISTRY with trial names
 */
public record Vignette(
    String id,
    String title,
    String shows,
    String source,
    Instant decisionTime,
    String setting,
    Facts facts,
    Expectation expect,
    String trialPrompt,
    List<String> tags) {

  private static final Set<String> SETTINGS = Set.of("OHCA", "IHCA", "elective");

  public Vignette {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(shows, "shows");
    requireNonNull(source, "source");
    requireNonNull(decisionTime, "decisionTime");
    requireNonNull(facts, "facts");
    requireNonNull(expect, "expect");
    requireNonNull(trialPrompt, "trialPrompt");
    tags = List.copyOf(tags);
    if (!SETTINGS.contains(setting)) {
      throw new IllegalArgumentException("Unknown setting: " + setting);
    }
  }

  public String patientId() {
    return id.toLowerCase(Locale.ROOT);
  }

  /**
   * The same patient with a record that lacks one fact. The expected advice is that of the whole
   * record and no longer binds; only "not surer than before" does.
   */
  public Vignette withoutFact(String key) {
    return withFacts(facts.without(key));
  }

  /** A patient who differs in one fact; the expected advice may no longer hold. */
  public Vignette withFact(String key, String value) {
    return withFacts(facts.with(key, value));
  }

  private Vignette withFacts(Facts changed) {
    return new Vignette(
        id, title, shows, source, decisionTime, setting, changed, expect, trialPrompt, tags);
  }

  /** The same course at another time: every time of the record follows the decision time. */
  public Vignette shiftedBy(Duration shift) {
    return new Vignette(
        id,
        title,
        shows,
        source,
        decisionTime.plus(shift),
        setting,
        facts,
        expect,
        trialPrompt,
        tags);
  }

  @Override
  public String toString() {
    return id + " " + title;
  }
}
