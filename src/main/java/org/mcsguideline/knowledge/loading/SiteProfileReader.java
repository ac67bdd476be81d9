package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.SiteParameter;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads the local choices of the site. */
public final class SiteProfileReader {

  private static final String VALUE = "value";

  private SiteProfileReader() {}

  static List<SiteParameter> read(List<JsonNode> profiles) {
    if (profiles.size() > 1) {
      throw new KnowledgeIncomplete("The guideline has more than one site profile.");
    }
    return profiles.stream().flatMap(profile -> read(profile).stream()).toList();
  }

  /**
   * Reads one profile.
   *
   * @throws KnowledgeIncomplete when it is no list of names with one value each
   */
  public static List<SiteParameter> read(JsonNode profile) {
    if (!"Parameters".equals(profile.path("resourceType").textValue())) {
      throw new KnowledgeIncomplete("A site profile is a FHIR resource of type Parameters.");
    }
    return FhirJson.each(profile, "parameter").map(SiteProfileReader::parameter).toList();
  }

  private static SiteParameter parameter(JsonNode parameter) {
    String name =
        FhirJson.text(parameter, "name")
            .orElseThrow(
                () -> new KnowledgeIncomplete("A parameter of the site profile has no name."));
    if (parameter.size() != 2) {
      throw new KnowledgeIncomplete(
          "The site profile must give " + name + " a name and one value, and nothing else.");
    }
    return parameter
        .propertyStream()
        .filter(property -> property.getKey().startsWith(VALUE))
        .findFirst()
        .map(
            property ->
                new SiteParameter(
                    name, property.getKey().substring(VALUE.length()), plain(property)))
        .orElseThrow(
            () -> new KnowledgeIncomplete("The site profile gives no value for " + name + "."));
  }

  private static Object plain(Map.Entry<String, JsonNode> property) {
    return Objects.requireNonNull(FhirJson.MAPPER.convertValue(property.getValue(), Object.class));
  }
}
