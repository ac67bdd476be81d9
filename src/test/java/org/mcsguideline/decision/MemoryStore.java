package org.mcsguideline.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A store of the tests: keeps what is written, and fails on request. */
final class MemoryStore implements RecordStore {

  final Map<String, Resource> kept = new LinkedHashMap<>();
  final List<Integer> sizes = new ArrayList<>();
  volatile @Nullable RuntimeException failure;
  volatile String poison = "none";

  @Override
  public synchronized void write(List<? extends Resource> resources) {
    RuntimeException now = failure;
    if (now != null) {
      throw now;
    }
    if (resources.stream().anyMatch(resource -> resource.getId().contains(poison))) {
      throw new IllegalArgumentException("poison");
    }
    resources.forEach(resource -> kept.put(resource.fhirType() + "/" + resource.getId(), resource));
    sizes.add(resources.size());
  }

  @Override
  public synchronized Optional<GuidanceResponse> decisionWithCard(String uuid) {
    return all(GuidanceResponse.class).stream()
        .filter(
            decision ->
                decision.getIdentifier().stream()
                    .anyMatch(identifier -> identifier.getValue().endsWith(uuid)))
        .reduce((first, last) -> last);
  }

  @Override
  public synchronized List<Communication> overriddenSince(Instant then) {
    return all(Communication.class).stream()
        .filter(
            kept ->
                kept.getCategory().stream()
                    .anyMatch(
                        category ->
                            category.getCodingFirstRep().getCode().equals(OwnCodes.OVERRIDDEN)))
        .toList();
  }

  @Override
  public int removeStoredBefore(Instant then) {
    return 0;
  }

  synchronized <T extends Resource> List<T> all(Class<T> type) {
    return kept.values().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
