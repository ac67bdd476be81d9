package org.mcsguideline.server.store.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.mcsguideline.decision.CallerReference;

/** Brings the references of kept resources into a form that the store takes. */
final class KeptReferences {

  private final FhirContext fhir;
  private final DaoRegistry daos;

  KeptReferences(FhirContext fhir, DaoRegistry daos) {
    this.fhir = fhir;
    this.daos = daos;
  }

  void prepare(List<? extends Resource> resources) {
    for (Resource resource : resources) {
      boolean alwaysExternal = resource instanceof AuditEvent;
      fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
          .filter(reference -> isLocal(reference.getReference()))
          .filter(reference -> alwaysExternal || !exists(new IdType(reference.getReference())))
          .forEach(CallerReference::makeExternal);
    }
  }

  private static boolean isLocal(@org.jspecify.annotations.Nullable String reference) {
    return reference != null && !reference.startsWith("#");
  }

  private boolean exists(IdType id) {
    if (id.isAbsolute() || !daos.isResourceTypeSupported(id.getResourceType())) {
      return false;
    }
    try {
      var request = new SystemRequestDetails();
      return Objects.nonNull(
          daos.getResourceDao(id.getResourceType()).read(id.toUnqualifiedVersionless(), request));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return false;
    }
  }
}
