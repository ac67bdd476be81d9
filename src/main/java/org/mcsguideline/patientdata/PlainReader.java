package org.mcsguideline.patientdata;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads FHIR that is plain, at a fraction of what HAPI's parser needs: what it reads is the same to
 * the last field. Plain is what leaves no question open; about everything else it says nothing, and
 * HAPI's parser is asked. Safe for many threads.
 */
final class PlainReader {

  private final FhirContext fhir;
  private final PlainTypes types;

  PlainReader(FhirContext fhir) {
    this.fhir = fhir;
    this.types = new PlainTypes(fhir);
  }

  /** The resource or bundle; empty when it is not plain, be it right or wrong. */
  Optional<Resource> read(JsonNode json) {
    if (fhir.hasDefaultTypeForProfile()) {
      return Optional.empty();
    }
    PlainReading reading = new PlainReading();
    Resource resource = types.resource(json, reading);
    if (resource instanceof Bundle bundle) {
      PlainBundle.finish(bundle, reading);
    }
    return Optional.ofNullable(resource);
  }
}
