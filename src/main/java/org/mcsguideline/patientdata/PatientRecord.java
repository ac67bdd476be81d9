package org.mcsguideline.patientdata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;

/** Everything known about one patient in one call, immutable, indexed by type and code. */
public final class PatientRecord {

  private record TypeAndPath(String type, String path) {}

  private final Map<String, Resource> byReference;
  private final Map<String, List<Resource>> byType = new HashMap<>();
  private final Map<TypeAndPath, Map<CodeKey, Set<Resource>>> byCode = new ConcurrentHashMap<>();
  private final Set<String> unavailable;
  private final Set<String> withOthers;

  /**
   * Takes the resources over.
   *
   * @param byReference by type and id, such as {@code Device/1}
   * @param unavailable prefetch keys whose data could not be had, or not completely
   * @param withOthers those of them that held what is not known to be about the patient
   */
  PatientRecord(
      Map<String, Resource> byReference, Set<String> unavailable, Set<String> withOthers) {
    this.byReference = new LinkedHashMap<>(byReference);
    this.unavailable = Collections.unmodifiableSet(new TreeSet<>(unavailable));
    this.withOthers = Collections.unmodifiableSet(new TreeSet<>(withOthers));
    for (Resource resource : byReference.values()) {
      byType.computeIfAbsent(resource.fhirType(), t -> new ArrayList<>()).add(resource);
    }
  }

  /** A record in which nothing is known. */
  public static PatientRecord empty() {
    return new PatientRecord(Map.of(), Set.of(), Set.of());
  }

  /** Every resource of the type, in the order received. */
  public List<Resource> all(String type) {
    return Collections.unmodifiableList(byType.getOrDefault(type, List.of()));
  }

  /**
   * Every resource of the type with a wanted code at the path, in the order received.
   *
   * @param path element that holds the code; a step over a reference goes on in the resource it
   *     points to
   */
  public List<Resource> coded(String type, String path, Predicate<CodeKey> wanted) {
    List<Set<Resource>> fitting = new ArrayList<>();
    byCode
        .computeIfAbsent(new TypeAndPath(type, path), this::index)
        .forEach(
            (code, resources) -> {
              if (wanted.test(code)) {
                fitting.add(resources);
              }
            });
    if (fitting.size() < 2) {
      // Those of one code are in the order received already.
      return fitting.isEmpty() ? List.of() : List.copyOf(fitting.get(0));
    }
    Set<Resource> found = Collections.newSetFromMap(new IdentityHashMap<>());
    fitting.forEach(found::addAll);
    return all(type).stream().filter(found::contains).toList();
  }

  private Map<CodeKey, Set<Resource>> index(TypeAndPath place) {
    Map<CodeKey, Set<Resource>> index = new HashMap<>();
    ElementCodes codes = new ElementCodes(this::referenced);
    for (Resource resource : all(place.type())) {
      for (CodeKey code : codes.at(resource, place.path())) {
        index.computeIfAbsent(code, c -> new LinkedHashSet<>()).add(resource);
      }
    }
    return index;
  }

  /** The resource that a reference such as {@code Device/1} points to. */
  public Optional<Resource> referenced(String reference) {
    return Optional.ofNullable(byReference.get(reference));
  }

  /** Every resource that has an id, with its version where it states one, in the order received. */
  public List<String> references() {
    return byReference.values().stream()
        .filter(resource -> resource.getIdElement().hasIdPart())
        .map(PatientRecord::reference)
        .toList();
  }

  private static String reference(Resource resource) {
    String reference = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    String version = resource.getMeta().getVersionId();
    return version == null ? reference : reference + "/_history/" + version;
  }

  /** The status code of a resource; empty when it is not here or states none. */
  public Optional<String> status(String reference) {
    return referenced(reference)
        .map(resource -> resource.getNamedProperty("status"))
        .filter(status -> status.hasValues())
        .map(status -> status.getValues().get(0).primitiveValue());
  }

  /** Prefetch keys whose data could not be had, or not completely, in alphabetical order. */
  public Set<String> unavailable() {
    return unavailable;
  }

  /** Unavailable keys that held what is not known to be about the patient, and was left out. */
  public Set<String> withOthers() {
    return withOthers;
  }
}
