package org.mcsguideline.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.GuidelineUnderTest;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.vignettes.Guideline;

/** The guideline with some defines set to values, so that those above them can be tried. */
public final class FixedDefines {

  private static final OffsetDateTime ANY_TIME = OffsetDateTime.parse("2024-03-01T10:00:00Z");

  private final GuidelineUnderTest guideline = new GuidelineUnderTest(Guideline.knowledge());
  private final Map<String, JsonNode> libraries = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  @CanIgnoreReturnValue
  public FixedDefines set(String library, String define, Truth value) {
    return set(library, define, value.elm());
  }

  /** A define that gives a list: whether it holds anything. */
  @CanIgnoreReturnValue
  public FixedDefines exists(String library, String define, boolean exists) {
    return set(library, define, Truth.of(exists).listElm());
  }

  /** A define that gives a word. */
  @CanIgnoreReturnValue
  public FixedDefines set(String library, String define, String word) {
    return set(
        library,
        define,
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "Literal")
            .put("valueType", "{urn:hl7-org:elm-types:r1}String")
            .put("value", word));
  }

  private FixedDefines set(String library, String define, JsonNode expression) {
    JsonNode elm = libraries.computeIfAbsent(library, Elm::library);
    ObjectNode found =
        (ObjectNode)
            Elm.statements(elm)
                .filter(d -> d.path("name").asText().equals(define))
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException(library + " has no define " + define));
    if (!expression.equals(found.get("expression"))) {
      found.set("expression", expression);
      changed.add(library);
    }
    return this;
  }

  /** The values of defines of one library for a patient of whom nothing is known. */
  public Map<String, @Nullable Object> values(String library, String... defines) {
    changed.forEach(
        name -> guideline.exchange(name, Elm.text(Objects.requireNonNull(libraries.get(name)))));
    changed.clear();
    Findings findings =
        guideline.evaluate(
            new Defines(Map.of(library, Set.of(defines))), PatientRecord.empty(), ANY_TIME);
    Map<String, @Nullable Object> values = new HashMap<>();
    for (String define : defines) {
      values.put(define, findings.value(library, define));
    }
    return values;
  }
}
