package org.mcsguideline.knowledge;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit of time, which CQL calls by a word and FHIR by a UCUM code. CQL reckons with times only in
 * its words.
 */
public enum TimeUnitName {
  YEAR("a", null),
  MONTH("mo", null),
  WEEK("wk", 604_800),
  DAY("d", 86_400),
  HOUR("h", 3600),
  MINUTE("min", 60),
  SECOND("s", 1);

  private final String ucum;
  private final @Nullable BigDecimal seconds;

  TimeUnitName(String ucum, @Nullable Integer seconds) {
    this.ucum = ucum;
    this.seconds = seconds == null ? null : new BigDecimal(seconds);
  }

  /** The unit behind CQL's word, in its singular or plural. */
  public static Optional<TimeUnitName> ofCql(String word) {
    return Arrays.stream(values())
        .filter(unit -> unit.singular().equals(word) || unit.plural().equals(word))
        .findFirst();
  }

  /** The unit behind a UCUM code. */
  public static Optional<TimeUnitName> ofUcum(String code) {
    return Arrays.stream(values()).filter(unit -> unit.ucum.equals(code)).findFirst();
  }

  public String ucum() {
    return ucum;
  }

  private String singular() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String plural() {
    return singular() + "s";
  }

  /**
   * A length of time in CQL's words.
   *
   * @throws KnowledgeIncomplete when the unit is none of fixed length
   */
  public static Duration duration(Amount amount) {
    return ofCql(amount.unit())
        .flatMap(unit -> unit.whole(amount.value(), SECOND))
        .map(seconds -> Duration.ofSeconds(seconds.longValueExact()))
        .orElseThrow(() -> new KnowledgeIncomplete(amount + " is no length of time."));
  }

  /** CQL's word for this many. */
  public String word(BigDecimal value) {
    return value.compareTo(BigDecimal.ONE) == 0 ? singular() : plural();
  }

  /**
   * The same length of time in another unit, when that is a whole number. Years and months have no
   * fixed length and stay what they are.
   */
  public Optional<BigDecimal> whole(BigDecimal value, TimeUnitName wanted) {
    BigDecimal converted = value;
    if (this != wanted) {
      if (seconds == null || wanted.seconds == null) {
        return Optional.empty();
      }
      BigDecimal[] parts = value.multiply(seconds).divideAndRemainder(wanted.seconds);
      if (parts[1].signum() != 0) {
        return Optional.empty();
      }
      converted = parts[0];
    }
    BigDecimal number = converted.stripTrailingZeros();
    return number.scale() > 0 ? Optional.empty() : Optional.of(number.setScale(0));
  }
}
