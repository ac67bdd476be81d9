package org.mcsguideline.patientdata;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** Reads the same by the plain reader and by HAPI's parser, and counts what came of it. */
final class BothReadings {

  private final PlainReader plain = new PlainReader(FhirContext.forR4Cached());
  private final HapiReader hapi = new HapiReader(FhirContext.forR4Cached());
  private int all;
  private int read;
  private int refused;

  /** Reads it both ways; what the plain reader reads, HAPI's parser reads the same. */
  void compare(String place, JsonNode json) {
    all++;
    Optional<IBaseResource> expected = byHapi(json);
    Optional<Resource> found = byPlain(json);
    if (expected.isEmpty()) {
      refused++;
      assertThat(found).as("%s is refused by HAPI", place).isEmpty();
    } else if (found.isPresent()) {
      read++;
      assertThat(found.get().equalsDeep((Resource) expected.get())).as(place).isTrue();
      assertThat(SameObjects.differences(expected.get(), found.get())).as(place).isEmpty();
    }
  }

  private Optional<IBaseResource> byHapi(JsonNode json) {
    try {
      return Optional.of(hapi.read(json));
    } catch (RuntimeException malformed) {
      // Whoever reads a record refuses it, whatever kind of exception it is.
      return Optional.empty();
    }
  }

  /** What fails here is refused as well. */
  private Optional<Resource> byPlain(JsonNode json) {
    try {
      return plain.read(json);
    } catch (RuntimeException malformed) {
      assertThat(byHapi(json)).isEmpty();
      return Optional.empty();
    }
  }

  /** How many were compared. */
  int all() {
    return all;
  }

  /** How many the plain reader read. */
  int read() {
    return read;
  }

  /** How many HAPI's parser refused. */
  int refused() {
    return refused;
  }
}
