package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.FactCatalogue.MISSING;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of one vignette. What happened and what was recorded are kept apart: a fact that the
 * record lacks still happened, so that dropping it moves no other time.
 */
public final class Facts {

  private final Map<String, String> happened;
  private final Set<String> unrecorded;

  private Facts(Map<String, String> happened, Set<String> unrecorded) {
    this.happened = happened;
    this.unrecorded = unrecorded;
  }

  /** Reads the facts of a vignette; every fact must be there, because nothing is implied. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Facts of(Map<String, JsonNode> stated) {
    Map<String, String> values = new LinkedHashMap<>();
    stated.forEach((key, value) -> values.putAll(flatten(key, value)));
    values.forEach(FactCatalogue::check);
    Set<String> notStated = new LinkedHashSet<>(FactCatalogue.keys());
    notStated.removeAll(values.keySet());
    if (!notStated.isEmpty()) {
      throw new IllegalArgumentException("Facts not stated: " + notStated);
    }
    return new Facts(values, Set.of());
  }

  private static Map<String, String> flatten(String key, JsonNode value) {
    Map<String, String> flat = new LinkedHashMap<>();
    if (value.isObject() && FactCatalogue.isComposite(key)) {
      value
          .properties()
          .forEach(part -> flat.put(key + "." + part.getKey(), text(key, part.getValue())));
    } else {
      // One word for a composite fact, such as "not used", holds for each component.
      FactCatalogue.componentsOf(key).forEach(component -> flat.put(component, text(key, value)));
    }
    return flat;
  }

  private static String text(String key, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw new IllegalArgumentException(
          "Fact " + key + " must be one word or number, not " + value);
    }
    return value.asText();
  }

  /** All facts by component, in the order of the catalogue. */
  public static Set<String> keys() {
    return FactCatalogue.keys();
  }

  /**
   * The same patient, with a record that lacks this fact; "gcs" and "nirs" stand for all
   * components.
   */
  public Facts without(String key) {
    Set<String> more = new HashSet<>(unrecorded);
    more.addAll(FactCatalogue.componentsOf(key));
    return new Facts(happened, Set.copyOf(more));
  }

  /** Another patient, who differs in this fact. */
  public Facts with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(happened);
    for (String component : FactCatalogue.componentsOf(key)) {
      FactCatalogue.check(component, value);
      changed.put(component, value);
    }
    return new Facts(changed, unrecorded);
  }

  /** What the vignette says, whether or not the record has it. */
  public String happened(String key) {
    String value = happened.get(key);
    if (value == null) {
      throw new IllegalArgumentException("Unknown fact: " + key);
    }
    return value;
  }

  /** What the record has; "missing" when it lacks the fact. */
  public String recorded(String key) {
    String value = happened(key);
    return unrecorded.contains(key) ? MISSING : value;
  }

  boolean isRecorded(String key) {
    return !recorded(key).equals(MISSING);
  }

  Optional<BigDecimal> recordedNumber(String key) {
    return number(recorded(key));
  }

  Optional<BigDecimal> happenedNumber(String key) {
    return number(happened(key));
  }

  private static Optional<BigDecimal> number(String value) {
    return Character.isDigit(value.charAt(0)) && value.matches("[0-9.]+")
        ? Optional.of(new BigDecimal(value))
        : Optional.empty();
  }
}
