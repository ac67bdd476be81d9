package org.mcsguideline.patientdata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the resources of one patient and keeps those of others out. */
final class RecordAssembly {

  private static final Logger LOG = LoggerFactory.getLogger(RecordAssembly.class);

  private final Owner.Patients patients;
  private final Map<String, Resource> byReference = new LinkedHashMap<>();
  private final Set<String> unavailable = new TreeSet<>();
  private final Set<String> withOthers = new TreeSet<>();
  private int leftOut;

  RecordAssembly(Owner.Patients patients) {
    this.patients = patients;
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
   * Adds what a search gave; resources of others, or of nobody knows whom, are left out, and the
   * data of the key are not complete then. Neither are they with two that bear one id and differ,
   * since that leaves open which is true.
   */
  void addFromBundle(Resource resource, String key) {
    Owner owner = patients.ownerOf(resource);
    if (owner == Owner.ANOTHER || owner == Owner.UNKNOWN) {
      leftOut++;
      withOthers.add(key);
      unavailable(key);
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
    if (leftOut > 0) {
      LOG.warn("Left out {} resources that are not known to be about the patient.", leftOut);
    }
    return new PatientRecord(byReference, unavailable, withOthers);
  }

  private void refuseOthers(Resource resource, String place) {
    Owner owner = patients.ownerOf(resource);
    if (owner == Owner.ANOTHER) {
      throw new WrongPatient(place);
    }
    if (owner == Owner.UNKNOWN) {
      throw new UnknownPatient(place);
    }
  }

  /** A resource without an id cannot be a duplicate of another one. */
  private String reference(Resource resource) {
    String id = resource.getIdElement().getIdPart();
    if (id == null) {
      // An id that is there and holds none, such as a blank, ends the engine's reading of it.
      resource.setIdElement(null);
      return resource.fhirType() + "/?" + byReference.size();
    }
    return resource.fhirType() + "/" + id;
  }
}
