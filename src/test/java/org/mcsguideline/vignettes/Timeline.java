package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.FactCatalogue.DERIVED;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When things happened, whether or not the record says so.
 *
 * @param collapse begin of the arrest; empty without an arrest
 * @param compressions first chest compression
 * @param circulation return of spontaneous circulation; empty when it did not return or nobody
 *     knows
 * @param arrival at this hospital
 */
record Timeline(
    Instant decision,
    Optional<Instant> collapse,
    Optional<Instant> compressions,
    Optional<Instant> circulation,
    Instant arrival) {

  static Timeline of(Vignette vignette) {
    Facts facts = vignette.facts();
    Instant decision = vignette.decisionTime();
    Arrest arrest = Arrest.of(facts, decision);
    return new Timeline(
        decision,
        arrest.collapse,
        arrest.collapse.map(start -> start.plus(minutes(noFlow(facts)))),
        arrest.circulation,
        arrival(vignette, arrest));
  }

  Instant hoursBefore(BigDecimal hours) {
    return decision.minus(hours(hours));
  }

  Instant hoursBefore(String hours) {
    return hoursBefore(new BigDecimal(hours));
  }

  Instant minutesBefore(BigDecimal minutes) {
    return decision.minus(minutes(minutes));
  }

  Instant minutesBefore(int minutes) {
    return decision.minus(Duration.ofMinutes(minutes));
  }

  static Duration minutes(BigDecimal minutes) {
    return Duration.ofSeconds(minutes.multiply(BigDecimal.valueOf(60)).longValueExact());
  }

  static Duration hours(BigDecimal hours) {
    return Duration.ofSeconds(hours.multiply(BigDecimal.valueOf(3600)).longValueExact());
  }

  // An unknown time without compressions counts as none, only to place the first compression.
  private static BigDecimal noFlow(Facts facts) {
    return facts.happenedNumber("no_flow").orElse(BigDecimal.ZERO);
  }

  private static Instant arrival(Vignette vignette, Arrest arrest) {
    Instant decision = vignette.decisionTime();
    Optional<BigDecimal> stated = vignette.facts().happenedNumber("local_h");
    if (stated.isPresent()) {
      return decision.minus(hours(stated.get()));
    }
    return switch (vignette.setting()) {
      case "elective" -> decision.minus(Duration.ofHours(24));
      case "IHCA" -> arrest.collapse.orElse(decision).minus(Duration.ofHours(24));
      case "OHCA" ->
          arrest
              .circulation
              .map(rosc -> afterRosc(rosc, decision))
              .orElse(decision.minus(Duration.ofMinutes(30)));
      default -> throw new IllegalStateException("No rule of arrival for " + vignette.setting());
    };
  }

  private static Instant afterRosc(Instant rosc, Instant decision) {
    Instant transported = rosc.plus(Duration.ofMinutes(20));
    Instant latest = decision.minus(Duration.ofMinutes(5));
    return transported.isAfter(latest) ? latest : transported;
  }

  /** Collapse and ROSC: one is stated, the other follows from it, and no time is stated twice. */
  private record Arrest(Optional<Instant> collapse, Optional<Instant> circulation) {

    static Arrest of(Facts facts, Instant decision) {
      if (facts.happened("arrest").equals("no")) {
        return new Arrest(Optional.empty(), Optional.empty());
      }
      Optional<Instant> collapse =
          facts.happenedNumber("h_since_arrest").map(h -> decision.minus(hours(h)));
      if (!facts.happened("rosc").equals("yes")) {
        String since = facts.happened("rosc_min");
        if (facts.happenedNumber("rosc_min").isPresent() || since.equals(DERIVED)) {
          throw new IllegalArgumentException("rosc_min needs a return of circulation");
        }
        return new Arrest(
            Optional.of(collapse.orElseThrow(() -> needs("h_since_arrest"))), Optional.empty());
      }
      Optional<Instant> rosc =
          facts.happenedNumber("rosc_min").map(m -> decision.minus(minutes(m)));
      Optional<Duration> arrest =
          facts.happenedNumber("low_flow").map(lowFlow -> minutes(lowFlow.add(noFlow(facts))));
      return both(facts, collapse, rosc, arrest);
    }

    private static Arrest both(
        Facts facts,
        Optional<Instant> collapse,
        Optional<Instant> rosc,
        Optional<Duration> arrest) {
      if (arrest.isEmpty()) {
        // Nothing links the two times, so that both have to be stated.
        return new Arrest(
            Optional.of(collapse.orElseThrow(() -> needs("h_since_arrest"))),
            Optional.of(rosc.orElseThrow(() -> needs("rosc_min"))));
      }
      if (rosc.isPresent() && facts.happened("h_since_arrest").equals(DERIVED)) {
        return new Arrest(rosc.map(end -> end.minus(arrest.get())), rosc);
      }
      if (collapse.isPresent() && facts.happened("rosc_min").equals(DERIVED)) {
        return new Arrest(collapse, collapse.map(start -> start.plus(arrest.get())));
      }
      throw new IllegalArgumentException(
          "Exactly one of h_since_arrest and rosc_min must be derived when low_flow is known");
    }

    private static IllegalArgumentException needs(String key) {
      return new IllegalArgumentException("The times of the arrest need " + key);
    }
  }
}
