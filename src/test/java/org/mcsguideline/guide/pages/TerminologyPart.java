package org.mcsguideline.guide.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.decision.DataElement;
import org.mcsguideline.guide.decision.DataElement.Code;

/** Which codes stand for what, and whose they are. */
public final class TerminologyPart implements GuidePart {

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    Map<String, Map<String, String>> known = new LinkedHashMap<>();
    sources
        .rows("ig/pages/code-systems.csv")
        .forEach(row -> known.put(row.getOrDefault("system", ""), row));
    List<CodeSet> sets =
        sources.resources("ValueSet").stream().map(set -> CodeSet.of(set, known)).toList();
    output.page(
        "terminology",
        "terminology",
        Map.of(
            "sets",
            sets,
            "systems",
            systems(sets, known),
            "own",
            sources.resources("CodeSystem").stream().map(OwnSystem::of).toList()));
  }

  private static List<UsedSystem> systems(
      List<CodeSet> sets, Map<String, Map<String, String>> known) {
    Map<String, Integer> codes = new TreeMap<>();
    Map<String, Integer> inSets = new TreeMap<>();
    for (CodeSet set : sets) {
      set.groups()
          .forEach(
              group -> {
                String system = group.system().getOrDefault("system", "");
                codes.merge(system, group.codes().size(), Integer::sum);
                inSets.merge(system, 1, Integer::sum);
              });
    }
    return codes.entrySet().stream()
        .map(
            entry ->
                new UsedSystem(
                    known.getOrDefault(entry.getKey(), Map.of()),
                    entry.getValue(),
                    inSets.getOrDefault(entry.getKey(), 0)))
        .toList();
  }

  /** A code system of the guideline itself. */
  record OwnSystem(String page, String title, String description, int codes) {
    static OwnSystem of(JsonNode system) {
      return new OwnSystem(
          "CodeSystem-" + system.path("id").asText() + ".html",
          system.path("title").asText(system.path("name").asText()),
          system.path("description").asText(),
          system.path("concept").size());
    }
  }

  /** A code system in use: its row of the table of owners, its codes, and in how many sets. */
  record UsedSystem(Map<String, String> row, int codes, int sets) {}

  /** The codes of a value set by system. */
  record CodeSet(String id, String title, String description, List<Group> groups) {
    CodeSet {
      groups = List.copyOf(groups);
    }

    static CodeSet of(JsonNode set, Map<String, Map<String, String>> known) {
      Map<String, List<Code>> bySystem = new LinkedHashMap<>();
      for (Code code : DataElement.codes(set)) {
        bySystem.computeIfAbsent(code.system(), system -> new ArrayList<>()).add(code);
      }
      List<Group> groups = new ArrayList<>();
      bySystem.forEach(
          (system, codes) -> {
            Map<String, String> row = known.get(system);
            if (row == null) {
              throw new GuideFaulty("Add a row for " + system + " to ig/pages/code-systems.csv.");
            }
            groups.add(new Group(row, codes));
          });
      return new CodeSet(
          set.path("id").asText(),
          set.path("title").asText(),
          set.path("description").asText(),
          groups);
    }
  }

  /** Codes of one system. */
  record Group(Map<String, String> system, List<Code> codes) {
    Group {
      codes = List.copyOf(codes);
    }
  }
}
