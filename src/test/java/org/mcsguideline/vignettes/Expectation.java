package org.mcsguideline.vignettes;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The advice a vignette expects, in the codes of the specification.
 *
 * @param features state of each feature of the profile; empty when there is no profile to show
 */
public record Expectation(
    String population, String r1, String r2, Map<String, String> features, Monitoring r3) {

  private static final Set<String> POPULATION = Set.of("TRUE", "FALSE", "UNKNOWN");
  private static final Set<String> ROUTINE_USE =
      Set.of("SHOW", "NOT_TRIGGERED", "NOT_APPLICABLE", "CANNOT_DETERMINE");
  private static final Set<String> SELECTED_USE =
      Set.of(
          "PROFILE",
          "PROFILE+GOALS_UNCLEAR",
          "PROFILE+SETTING_UNKNOWN",
          "PROFILE+GOALS_UNCLEAR+SETTING_UNKNOWN",
          "HELD_GOALS",
          "HELD_SETTING",
          "NOT_APPLICABLE",
          "CANNOT_DETERMINE");
  private static final Set<String> FEATURES = Set.of("F1", "F2", "F3a", "F3b", "F23");
  private static final Set<String> FEATURE_STATES = Set.of("MET", "NOT_MET", "UNKNOWN", "CONFLICT");

  public Expectation(
      String population,
      String r1,
      String r2,
      @Nullable Map<String, String> features,
      Monitoring r3) {
    this.population = oneOf(POPULATION, population, "population");
    this.r1 = oneOf(ROUTINE_USE, r1, "r1");
    this.r2 = oneOf(SELECTED_USE, r2, "r2");
    this.features = features == null ? Map.of() : Map.copyOf(features);
    this.r3 = requireNonNull(r3, "r3");
    if (!this.features.isEmpty() && !this.features.keySet().equals(FEATURES)) {
      throw new IllegalArgumentException("Features must be all of " + FEATURES);
    }
    this.features.forEach((feature, state) -> checkOneOf(FEATURE_STATES, state, feature));
  }

  /**
   * Expected monitoring. The lists hold item codes such as LIMB and are compared as sets.
   *
   * @param ok true only when a device is monitored and nothing is due or abnormal
   */
  public record Monitoring(
      String state, Set<String> alarm, Set<String> watch, Set<String> overdue, Boolean ok) {

    private static final Set<String> STATES =
        Set.of("NOT_ACTIVE", "OUT_OF_SCOPE", "POST_REMOVAL_WATCH", "ACTIVE");
    private static final Set<String> ITEMS =
        Set.of("LIMB", "BLEED", "HAEM", "AKI", "NEURO", "RHYTHM", "REARREST", "SEPSIS", "DEVICE");

    public Monitoring {
      checkOneOf(STATES, state, "r3.state");
      alarm = Set.copyOf(alarm);
      watch = Set.copyOf(watch);
      overdue = Set.copyOf(overdue);
      boolean silent = alarm.isEmpty() && watch.isEmpty() && overdue.isEmpty();
      alarm.forEach(item -> checkOneOf(ITEMS, item, "r3.alarm"));
      watch.forEach(item -> checkOneOf(ITEMS, item, "r3.watch"));
      overdue.forEach(item -> checkOneOf(ITEMS, item, "r3.overdue"));
      requireNonNull(ok, "r3.ok");
      if (state.equals("ACTIVE") ? ok != silent : ok || !silent) {
        throw new IllegalArgumentException("r3 contradicts itself: " + state + " with ok " + ok);
      }
    }
  }

  private static String oneOf(Set<String> allowed, String value, String what) {
    checkOneOf(allowed, value, what);
    return value;
  }

  private static void checkOneOf(Set<String> allowed, String value, String what) {
    if (value == null || !allowed.contains(value)) {
      throw new IllegalArgumentException(what + " cannot be '" + value + "'; allowed: " + allowed);
    }
  }
}
