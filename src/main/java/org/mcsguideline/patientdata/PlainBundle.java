package org.mcsguideline.patientdata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What HAPI's parser does with a bundle after it has read it, in its order. */
final class PlainBundle {

  private static final Pattern LOCAL = Pattern.compile("[A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");

  private PlainBundle() {}

  static void finish(Bundle bundle, PlainReading reading) {
    Map<String, Resource> byAddress = new HashMap<>();
    // Asking for entries that are not there would make an empty list of them.
    List<Bundle.BundleEntryComponent> entries = bundle.hasEntry() ? bundle.getEntry() : List.of();
    for (Bundle.BundleEntryComponent entry : entries) {
      if (isNamed(entry)) {
        byAddress.put(entry.getFullUrlElement().getValueAsString(), entry.getResource());
      }
    }
    for (Resource resource : reading.resources()) {
      String part = resource.getIdElement().getIdPart();
      if (part != null) {
        byAddress.put(resource.fhirType() + "/" + part, resource);
      }
    }
    reading.references().forEach(reference -> resolve(reference, byAddress));
    entries.forEach(PlainBundle::nameByFullUrl);
  }

  /** Also a resource that says nothing but its type. */
  private static boolean isNamed(Bundle.BundleEntryComponent entry) {
    return entry.hasFullUrlElement() && entry.getResource() != null;
  }

  /** Binds a reference to what it points to in the same bundle. */
  private static void resolve(Reference reference, Map<String, Resource> byAddress) {
    String address = reference.getReference();
    if (address == null) {
      return;
    }
    String local =
        LOCAL.matcher(address).matches()
            ? address
            : new IdType(address).toUnqualifiedVersionless().getValue();
    Resource target = byAddress.get(local);
    if (target != null) {
      reference.setResource(target);
    }
  }

  /** A full URL takes the place of the id; the version stays. */
  private static void nameByFullUrl(Bundle.BundleEntryComponent entry) {
    if (!isNamed(entry)) {
      return;
    }
    Resource resource = entry.getResource();
    String version = resource.getIdElement().getVersionIdPart();
    resource.setId(entry.getFullUrlElement().getValueAsString());
    if (version != null && !resource.getIdElement().hasVersionIdPart()) {
      resource.setId(resource.getIdElement().withVersion(version));
    }
  }
}
