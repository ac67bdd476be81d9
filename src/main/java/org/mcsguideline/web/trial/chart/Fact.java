package org.mcsguideline.web.trial.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that a record can say, with all that vignettes say of it.
 *
 * @param name short, used in addresses
 * @param label in the words of its code
 * @param group type and category, such as {@code Observation.laboratory}
 * @param key under which callers deliver it
 * @param samples one for each thing that it can say, numbers aside
 * @param numbers samples of numbers, from the lowest to the highest
 */
public record Fact(
    String name,
    String label,
    String group,
    String key,
    List<Sample> samples,
    List<Sample> numbers) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");

  public Fact {
    samples = List.copyOf(samples);
    numbers = List.copyOf(numbers);
  }

  /**
   * A resource that says one thing.
   *
   * @param value a word, or a number
   * @param label for a person; empty when the words of pages have one for the value
   * @param decision the time that its own times count back from
   */
  public record Sample(String value, String label, JsonNode resource, OffsetDateTime decision) {

    /** What a row says that has just been added. */
    public Setting setting() {
      return new Setting(value, FhirTime.before(resource, decision), FhirTime.lasting(resource));
    }
  }

  /** Whether its value is a number. */
  public boolean isNumber() {
    return !numbers.isEmpty();
  }

  /** Whether its number has no decimals. */
  public boolean isWhole() {
    return isNumber() && FhirValue.isWhole(numbers.get(0).resource());
  }

  /** Of its number; empty when there is none. */
  public String unit() {
    return isNumber() ? FhirValue.unit(numbers.get(0).resource()) : "";
  }

  /** All that tells something: what was looked for without a result does not. */
  public List<Sample> telling() {
    Stream<Sample> extremes =
        isNumber() ? Stream.of(numbers.get(0), numbers.get(numbers.size() - 1)) : Stream.of();
    return Stream.concat(extremes, samples.stream())
        .filter(sample -> !FhirValue.isWithoutResult(sample.resource()))
        .distinct()
        .toList();
  }

  /** Where a row begins that is added: what is most often on record in vignettes. */
  public Sample first() {
    return isNumber() ? numbers.get(numbers.size() / 2) : samples.get(0);
  }

  /** A sample that says this, or something that only differs in its number. */
  public Optional<Sample> saying(String value) {
    Optional<Sample> exact =
        samples.stream().filter(sample -> sample.value().equals(value)).findFirst();
    return exact.isPresent() || !isNumber() || !isItsNumber(value) ? exact : Optional.of(first());
  }

  private boolean isItsNumber(String value) {
    return NUMBER.matcher(value).matches() && (!isWhole() || value.indexOf('.') < 0);
  }
}
