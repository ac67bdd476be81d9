package org.mcsguideline.patientdata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the resources of one patient and keeps those of others out. */
final class RecordAssembly {

  private static final Logger LOG = LoggerFactory.getLogger(RecordAssembly.class);

  /** Elements by which resources say whom they are about. */
  private static final List<String> SUBJECTS = List.of("subject", "patient", "for", "beneficiary");

  private final String patientId;
  private final Map<String, Resource> byReference = new LinkedHashMap<>();
  private final Set<String> unavailable = new TreeSet<>();
  private int foreign;

  RecordAssembly(String patientId) {
    this.patientId = patientId;
  }

  /** Adds a resource that was asked for by itself; it has to be about the patient. */
  void add(Resource resource, String place) {
    refuseOthers(resource, place);
    byReference.putIfAbsent(reference(resource), resource);
  }

  /** Adds an order that is being written; it replaces what the caller's server has of it. */
  void addDraft(Resource order) {
    refuseOthers(order, "context.draftOrders");
    byReference.put(reference(order), order);
  }

  /** Leaves out an order that is being written and is not what the call is about. */
  void leaveOutDraft(Resource order) {
    refuseOthers(order, "context.draftOrders");
    byReference.remove(reference(order));
  }

  /**
   * Adds what a search gave; resources of others are left out. Two that bear one id and differ
   * leave open which is true: the data of the key are not complete then.
   */
  void addFromBundle(Resource resource, String key) {
    if (isAboutAnother(resource)) {
      foreign++;
    } else {
      Resource former = byReference.putIfAbsent(reference(resource), resource);
      if (former != null && !former.equalsDeep(resource)) {
        unavailable(key);
      }
    }
  }

  void unavailable(String key) {
    unavailable.add(key);
  }

  PatientRecord finish() {
    if (foreign > 0) {
      LOG.warn("Left out {} resources that are about another patient.", foreign);
    }
    return new PatientRecord(byReference, unavailable);
  }

  private void refuseOthers(Resource resource, String place) {
    if (isAboutAnother(resource)) {
      throw new WrongPatient(place);
    }
  }

  private boolean isAboutAnother(Resource resource) {
    if (resource instanceof Patient patient) {
      return !patientId.equals(patient.getIdElement().getIdPart());
    }
    return subjects(resource).anyMatch(this::isAnotherPatient);
  }

  private static Stream<Base> subjects(Resource resource) {
    return SUBJECTS.stream()
        .flatMap(
            name -> {
              // Asking for an element that the type does not have gives null here.
              var property = resource.getNamedProperty(name);
              return property == null ? Stream.empty() : property.getValues().stream();
            });
  }

  private boolean isAnotherPatient(Base subject) {
    if (!(subject instanceof Reference reference)) {
      return false;
    }
    IdType id = new IdType(reference.getReference());
    return "Patient".equals(id.getResourceType()) && !patientId.equals(id.getIdPart());
  }

  /** A resource without an id cannot be a duplicate of another one. */
  private String reference(Resource resource) {
    String id = resource.getIdElement().getIdPart();
    return resource.fhirType() + "/" + (id == null ? "?" + byReference.size() : id);
  }
}
