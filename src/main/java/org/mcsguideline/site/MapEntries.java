package org.mcsguideline.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.SystemCode;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.patientdata.CodeKey;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.patientdata.LocalCodes.Meaning;

/** Gathers what all maps of a site say, and refuses what they say twice or wrongly. */
final class MapEntries {

  /** Only these say that a code means no more and no less than the other. */
  private static final Set<String> SAME = Set.of("equal", "equivalent");

  private final MapRules rules;
  private final Map<CodeKey, Meaning> codes = new HashMap<>();
  private final Map<CodeKey, String> units = new HashMap<>();

  MapEntries(MapRules rules) {
    this.rules = rules;
  }

  LocalCodes localCodes() {
    return new LocalCodes(codes, units);
  }

  /** Takes over the entries of a map. */
  void add(JsonNode map, String file) {
    List<String> reasons = new ArrayList<>(MapRules.ofMap(map));
    FhirJson.each(map, "group").forEach(group -> addGroup(group, reasons));
    if (!reasons.isEmpty()) {
      throw new SiteFileRefused(file, reasons);
    }
  }

  private void addGroup(JsonNode group, List<String> reasons) {
    String source = FhirJson.text(group, "source").orElse(null);
    String target = FhirJson.text(group, "target").orElse("");
    reasons.addAll(MapRules.ofGroup(group));
    FhirJson.each(group, "element")
        .forEach(
            element -> {
              CodeKey local = new CodeKey(source, FhirJson.text(element, "code").orElse(null));
              FhirJson.each(element, "target")
                  .filter(to -> SAME.contains(to.path("equivalence").asText()))
                  .forEach(to -> addEntry(local, target, to, reasons));
            });
  }

  private void addEntry(CodeKey local, String system, JsonNode target, List<String> reasons) {
    SystemCode wanted = new SystemCode(system, FhirJson.text(target, "code").orElse(""));
    String reason = rules.against(local, wanted, target);
    if (reason == null) {
      reason = Ucum.SYSTEM.equals(system) ? addUnit(local, wanted) : addCode(local, wanted);
    }
    if (reason != null) {
      reasons.add(MapRules.name(local) + ": " + reason);
    }
  }

  private @Nullable String addUnit(CodeKey local, SystemCode wanted) {
    String former = units.putIfAbsent(local, wanted.code());
    return former == null || former.equals(wanted.code()) ? null : twice(former, wanted.code());
  }

  private @Nullable String addCode(CodeKey local, SystemCode wanted) {
    Meaning meaning = new Meaning(wanted.system(), wanted.code(), rules.display(wanted));
    Meaning former = codes.putIfAbsent(local, meaning);
    return former == null || former.equals(meaning) ? null : twice(former.code(), wanted.code());
  }

  private static String twice(String one, String other) {
    return "it is mapped to " + one + " and to " + other + "; decide which it means.";
  }
}
