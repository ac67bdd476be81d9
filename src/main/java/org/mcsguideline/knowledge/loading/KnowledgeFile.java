package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIdentity;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.knowledge.SystemCode;
import org.mcsguideline.knowledge.json.ContentHash;
import org.mcsguideline.knowledge.json.FhirJson;

/** An assembled guideline in one file. */
public final class KnowledgeFile {

  /** Types of knowledge that logic reads like data; the record of a patient never holds them. */
  private static final List<String> READ_BY_LOGIC = List.of("ResearchStudy");

  private KnowledgeFile() {}

  /**
   * Reads the guideline.
   *
   * @param name what to call the file when it cannot be used
   * @throws KnowledgeIncomplete when anything is missing, damaged or not understood
   */
  public static KnowledgeBase read(InputStream file, String name) {
    try {
      JsonNode bundle = FhirJson.MAPPER.readTree(file);
      String hash = verifiedHash(bundle, name);
      return knowledge(new KnowledgeBundle(bundle), hash, bundle);
    } catch (IOException unreadable) {
      throw new KnowledgeIncomplete("The guideline " + name + " cannot be read.", unreadable);
    } catch (IllegalArgumentException malformed) {
      throw new KnowledgeIncomplete(
          "The guideline " + name + " is malformed: " + malformed.getMessage(), malformed);
    }
  }

  private static String verifiedHash(JsonNode bundle, String name) {
    String stated = bundle.path("identifier").path("value").asText();
    String actual = ContentHash.of(bundle.path("entry"));
    if (!stated.equals(actual)) {
      throw new KnowledgeIncomplete(
          "The guideline " + name + " was changed after it was built: its content hash differs.");
    }
    return actual;
  }

  private static KnowledgeBase knowledge(KnowledgeBundle bundle, String hash, JsonNode root) {
    Manifest.check(bundle);
    Map<String, ShippedLibrary> libraries = new HashMap<>();
    for (JsonNode library : bundle.all("Library")) {
      ShippedLibrary shipped = LibraryReader.read(library);
      libraries.put(shipped.name(), shipped);
    }
    Map<String, Set<SystemCode>> valueSets = new HashMap<>();
    for (JsonNode valueSet : bundle.all("ValueSet")) {
      valueSets.put(FhirJson.requiredText(valueSet, "url"), ValueSetReader.systemCodes(valueSet));
    }
    return new KnowledgeBase(
        new KnowledgeIdentity(FhirJson.requiredText(root.path("meta"), "versionId"), hash, null),
        services(bundle, libraries),
        ScheduleReader.read(bundle),
        libraries,
        new KnowledgeBase.Terminology(valueSets, ConceptReader.read(libraries.values(), bundle)),
        SiteProfileReader.read(bundle.all("Parameters")),
        READ_BY_LOGIC.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    type -> bundle.all(type).stream().map(JsonNode::toString).toList())),
        GroundsReader.read(bundle));
  }

  private static Map<String, GuidelineService> services(
      KnowledgeBundle bundle, Map<String, ShippedLibrary> libraries) {
    ServiceReader reader = new ServiceReader(bundle, libraries);
    Map<String, GuidelineService> services = new LinkedHashMap<>();
    List<JsonNode> plans = bundle.all("PlanDefinition");
    for (JsonNode plan : plans) {
      if (ServiceReader.isService(plan)) {
        GuidelineService service = reader.read(plan);
        services.put(service.id(), service);
      }
    }
    if (services.isEmpty()) {
      throw new KnowledgeIncomplete("The guideline offers no service.");
    }
    return services;
  }
}
