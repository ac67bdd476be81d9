package org.mcsguideline.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole guideline, immutable.
 *
 * @param services by id, in the order callers see them
 * @param libraries by name
 * @param valueSets codes by canonical address without version
 * @param readByLogic resources that the logic reads like data, as JSON, by type
 */
public record KnowledgeBase(
    KnowledgeIdentity identity,
    Map<String, GuidelineService> services,
    Map<String, ShippedLibrary> libraries,
    Map<String, Set<SystemCode>> valueSets,
    List<SiteParameter> siteParameters,
    Map<String, List<String>> readByLogic) {

  public KnowledgeBase {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    libraries = Map.copyOf(libraries);
    valueSets = Map.copyOf(valueSets);
    siteParameters = List.copyOf(siteParameters);
    readByLogic = Map.copyOf(readByLogic);
  }
}
