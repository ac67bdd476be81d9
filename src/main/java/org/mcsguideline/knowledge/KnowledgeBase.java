package org.mcsguideline.knowledge;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A whole guideline, immutable.
 *
 * @param services by id, in the order callers see them
 * @param schedules plans over time
 * @param libraries by name
 * @param terminology value sets, and the concepts made of them
 * @param readByLogic resources that the logic reads like data, as JSON, by type
 * @param grounds why the logic says what it says
 */
public record KnowledgeBase(
    KnowledgeIdentity identity,
    Map<String, GuidelineService> services,
    List<ScheduledPlan> schedules,
    Map<String, ShippedLibrary> libraries,
    Terminology terminology,
    List<SiteParameter> siteParameters,
    Map<String, List<String>> readByLogic,
    Grounds grounds) {

  public KnowledgeBase {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    schedules = List.copyOf(schedules);
    libraries = Map.copyOf(libraries);
    siteParameters = List.copyOf(siteParameters);
    readByLogic = Map.copyOf(readByLogic);
  }

  /** Codes by canonical address of the value set without version. */
  public Map<String, Set<SystemCode>> valueSets() {
    return terminology.valueSets();
  }

  /** What the guideline looks for in records. */
  public List<GuidelineConcept> concepts() {
    return terminology.concepts();
  }

  /** Every parameter that a library declares, in the order of the libraries' names. */
  public List<DeclaredParameter> parameters() {
    return libraries.values().stream()
        .sorted(Comparator.comparing(ShippedLibrary::name))
        .flatMap(library -> library.parameters().stream())
        .toList();
  }

  /**
   * The length of time that a parameter has at this site.
   *
   * @throws KnowledgeIncomplete when there is none
   */
  public Duration time(String parameter) {
    return Stream.concat(
            siteParameters.stream()
                .filter(chosen -> chosen.name().equals(parameter))
                .map(SiteParameter::value),
            parameters().stream()
                .filter(declared -> declared.name().equals(parameter))
                .map(DeclaredParameter::standard)
                .filter(Objects::nonNull))
        .filter(Amount.class::isInstance)
        .map(amount -> TimeUnitName.duration((Amount) amount))
        .findFirst()
        .orElseThrow(
            () -> new KnowledgeIncomplete("No parameter " + parameter + " has a length of time."));
  }

  /** The same guideline with other local choices. */
  public KnowledgeBase withSite(List<SiteParameter> chosen, String hash) {
    return new KnowledgeBase(
        new KnowledgeIdentity(identity.version(), identity.contentHash(), hash),
        services,
        schedules,
        libraries,
        terminology,
        chosen,
        readByLogic,
        grounds.withSite(chosen));
  }

  /** The codes of a guideline. */
  public record Terminology(
      Map<String, Set<SystemCode>> valueSets, List<GuidelineConcept> concepts) {

    public Terminology {
      valueSets = Map.copyOf(valueSets);
      concepts = List.copyOf(concepts);
    }
  }
}
