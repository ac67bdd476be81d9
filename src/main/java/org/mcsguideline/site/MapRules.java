package org.mcsguideline.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.Coded;
import org.mcsguideline.knowledge.GuidelineConcept;
import org.mcsguideline.knowledge.SystemCode;
import org.mcsguideline.patientdata.CodeKey;

/** What has to hold of a site's maps and of each entry in them. */
final class MapRules {

  private final Map<SystemCode, String> displays = new HashMap<>();

  MapRules(List<GuidelineConcept> concepts) {
    for (GuidelineConcept concept : concepts) {
      for (Coded code : concept.codes()) {
        displays.put(new SystemCode(code.system(), code.code()), code.display());
      }
    }
  }

  static List<String> ofMap(JsonNode map) {
    List<String> reasons = new ArrayList<>();
    if (!"ConceptMap".equals(map.path("resourceType").textValue())) {
      reasons.add("It is no FHIR resource of type ConceptMap.");
    } else if (map.path("group").isEmpty()) {
      reasons.add("It has no group, so it maps nothing.");
    }
    if ("retired".equals(map.path("status").textValue())) {
      reasons.add("It is retired; take it out of the folder.");
    }
    return reasons;
  }

  static List<String> ofGroup(JsonNode group) {
    List<String> reasons = new ArrayList<>();
    if (group.path("target").asText().isEmpty()) {
      reasons.add("A group names no target system.");
    }
    if (group.has("unmapped")) {
      reasons.add("A group says what its unmapped codes mean; codes are mapped one by one.");
    }
    if (group.path("element").isEmpty()) {
      reasons.add("A group has no element, so it maps nothing.");
    }
    return reasons;
  }

  /** Why an entry cannot be used; null when it can. */
  @Nullable String against(CodeKey local, SystemCode wanted, JsonNode target) {
    if (local.code() == null || wanted.code().isEmpty()) {
      return "a code is missing.";
    }
    if (target.has("dependsOn") || target.has("product")) {
      return "it is mapped under a condition; only what always holds can be mapped.";
    }
    return Ucum.SYSTEM.equals(wanted.system())
        ? againstUnit(local, Objects.requireNonNull(local.code()), wanted.code())
        : againstCode(local, wanted);
  }

  private @Nullable String againstCode(CodeKey local, SystemCode wanted) {
    if (!displays.containsKey(wanted)) {
      return "the guideline has no code "
          + wanted.code()
          + " of "
          + wanted.system()
          + "; see its value sets.";
    }
    if (local.system() == null) {
      return "the group names no source system; a code without its system means nothing.";
    }
    if (displays.containsKey(
        new SystemCode(local.system(), Objects.requireNonNull(local.code())))) {
      return "it is a code of the guideline itself and keeps its meaning.";
    }
    return null;
  }

  /**
   * A unit that is one already must not be read as another. A mere text may be one by accident, as
   * the K of {@code K/uL}, which stands for thousands, is the kelvin of UCUM; of another kind of
   * unit than the one it is mapped to, it was not meant so.
   */
  private static @Nullable String againstUnit(CodeKey local, String text, String unit) {
    if (!Ucum.isUnit(unit)) {
      return unit + " is no UCUM unit.";
    }
    boolean meansUcum =
        local.system() == null
            ? !Ucum.areOfOtherKinds(text, unit)
            : Ucum.SYSTEM.equals(local.system());
    if (meansUcum && Ucum.isUnit(text) && !Ucum.areSame(text, unit)) {
      return "it is another UCUM unit than " + unit + " and keeps its meaning.";
    }
    return null;
  }

  /** The guideline's words for one of its codes. */
  String display(SystemCode code) {
    return Objects.requireNonNull(displays.get(code));
  }

  static String name(CodeKey local) {
    return local.system() == null
        ? "\"" + local.code() + "\""
        : local.system() + "|" + local.code();
  }
}
