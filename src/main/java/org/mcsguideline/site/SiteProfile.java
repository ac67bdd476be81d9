package org.mcsguideline.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.SiteParameter;
import org.mcsguideline.knowledge.loading.SiteProfileReader;

/**
 * The local choices in force: those that come with the guideline, and over them those of the site.
 *
 * @param choices checked, in the units of the guideline, by name in alphabetical order; the values
 *     of one name in the order they were given
 * @param hash SHA-256 over the choices that differ from the guideline's own values, as hexadecimal
 *     digits; it does not depend on the order of the names or on how numbers and units are written
 */
public record SiteProfile(List<SiteParameter> choices, String hash) {

  public SiteProfile {
    choices = List.copyOf(choices);
  }

  /**
   * Reads and checks the profile.
   *
   * @param file the site's own; null when it has none
   * @throws SiteFileRefused when a choice cannot be used; it names each of them
   */
  public static SiteProfile of(KnowledgeBase knowledge, @Nullable Path file) {
    ProfileRules rules = new ProfileRules(knowledge.parameters());
    List<SiteParameter> shipped = rules.checked(knowledge.siteParameters(), "The guideline");
    Map<String, List<SiteParameter>> byName = byName(shipped);
    if (file != null) {
      byName.putAll(byName(rules.checked(read(file), file.toString())));
    }
    List<SiteParameter> choices =
        byName.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(choice -> choice.getValue().stream())
            .toList();
    return new SiteProfile(choices, ProfileHash.of(knowledge.parameters(), choices));
  }

  private static List<SiteParameter> read(Path file) {
    JsonNode json = SiteFile.json(file);
    try {
      return SiteProfileReader.read(json);
    } catch (KnowledgeIncomplete unusable) {
      throw new SiteFileRefused(file.toString(), List.of(String.valueOf(unusable.getMessage())));
    }
  }

  private static Map<String, List<SiteParameter>> byName(List<SiteParameter> choices) {
    Map<String, List<SiteParameter>> byName = new LinkedHashMap<>();
    for (SiteParameter choice : choices) {
      byName.computeIfAbsent(choice.name(), n -> new ArrayList<>()).add(choice);
    }
    return byName;
  }
}
