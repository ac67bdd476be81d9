package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * What a piece of knowledge needs, to the last: everything that it or what it needs names by
 * address or by reference. Clinical reasoning's own {@code $package} follows canonical addresses
 * only and gives every resource another id, so that references to it lead nowhere.
 */
final class KnowledgePackage {

  private final FhirContext fhir;
  private final Map<String, Resource> byName = new HashMap<>();

  /** Looks for what is needed among the stored. */
  KnowledgePackage(FhirContext fhir, Collection<? extends Resource> stored) {
    this.fhir = fhir;
    for (Resource resource : stored) {
      byName.put(reference(resource), resource);
      Optional.ofNullable(resource.getNamedProperty("url"))
          .flatMap(url -> url.getValues().stream().findFirst())
          .ifPresent(url -> byName.put(url.primitiveValue(), resource));
    }
  }

  /**
   * A transaction that puts everything under its own id into another server; the piece itself comes
   * first. Empty when the piece is not among the stored.
   *
   * @param reference such as {@code Library/Logic}
   * @param base address of this server
   */
  Bundle of(String reference, String base) {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    Map<String, Resource> needed = needed(reference);
    Optional.ofNullable(needed.remove(reference)).ifPresent(root -> put(bundle, root, base));
    needed.values().forEach(resource -> put(bundle, resource, base));
    return bundle;
  }

  private Map<String, Resource> needed(String reference) {
    Map<String, Resource> needed = new TreeMap<>();
    Deque<Resource> open = new ArrayDeque<>();
    Optional.ofNullable(byName.get(reference)).ifPresent(open::add);
    while (!open.isEmpty()) {
      Resource resource = open.remove();
      if (needed.putIfAbsent(reference(resource), resource) == null) {
        names(json(resource)).map(byName::get).filter(Objects::nonNull).forEach(open::add);
      }
    }
    return needed;
  }

  /** Every text that may be a name; one that is none names nothing that is stored. */
  private static Stream<String> names(JsonNode json) {
    return json.isTextual()
        ? Stream.of(FhirJson.withoutVersion(json.textValue()))
        : json.valueStream().flatMap(KnowledgePackage::names);
  }

  private JsonNode json(Resource resource) {
    try {
      return FhirJson.MAPPER.readTree(fhir.newJsonParser().encodeResourceToString(resource));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("HAPI writes JSON.", impossible);
    }
  }

  private static void put(Bundle bundle, Resource resource, String base) {
    String reference = reference(resource);
    // Version and time are those of this server.
    resource.setId(reference);
    resource.getMeta().setVersionId(null).setLastUpdated(null);
    bundle
        .addEntry()
        .setFullUrl(base + "/" + reference)
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(reference);
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
