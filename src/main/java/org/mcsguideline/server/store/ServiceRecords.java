package org.mcsguideline.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** What the service itself keeps in the store, past the API and its rules of access. */
public interface ServiceRecords {

  /**
   * Writes all or nothing, each under its own id. A reference to what the store does not hold
   * becomes one to the caller's server; so does every reference of an AuditEvent, which must not
   * keep anything from being deleted.
   */
  void write(List<? extends Resource> resources);

  /** The newest decision that bears the identifier. */
  Optional<GuidanceResponse> newestDecision(Identifier identifier);

  /** Communications of a category that were stored since then. */
  List<Communication> communicationsSince(Coding category, Instant then);

  /**
   * Removes for good what bears the tag and was stored before then; a limited number at once.
   *
   * @return how many were removed
   */
  int removeStoredBefore(Coding tag, Instant then);
}
