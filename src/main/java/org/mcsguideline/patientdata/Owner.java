package org.mcsguideline.patientdata;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.request.FhirBase;

/** Whom a resource is about, seen from the patient of a call. */
enum Owner {
  /** The patient of the call. */
  PATIENT,
  /** Another patient, or something that is no patient. */
  ANOTHER,
  /** It should say so and does not, or in a way that nobody can follow. */
  UNKNOWN,
  /** Things that belong to nobody, such as a drug or a place. */
  NOBODY;

  /** Elements by which resources say whom they are about. */
  private static final List<String> SUBJECTS = List.of("subject", "patient", "for", "beneficiary");

  private static final Pattern VERSION = Pattern.compile("/_history/[A-Za-z0-9\\-.]{1,64}$");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");

  /** Has the element, but may be a thing in a store that belongs to nobody yet. */
  private static final String DEVICE = "Device";

  /**
   * The patient of a call.
   *
   * @param base the server on which the id counts; null when the call names none, so that an
   *     absolute reference is known by its id alone
   */
  record Patients(String id, @Nullable FhirBase base) {

    Owner ownerOf(Resource resource) {
      if (resource instanceof Patient patient) {
        return id.equals(patient.getIdElement().getIdPart()) ? PATIENT : ANOTHER;
      }
      List<Property> properties =
          SUBJECTS.stream()
              // Asking for an element that the type does not have gives null here.
              .flatMap(name -> Stream.ofNullable(resource.getNamedProperty(name)))
              .toList();
      List<Owner> owners =
          properties.stream()
              .flatMap(property -> property.getValues().stream())
              .map(this::ownerBy)
              .toList();
      if (owners.isEmpty()) {
        return properties.isEmpty() || DEVICE.equals(resource.fhirType()) ? NOBODY : UNKNOWN;
      }
      return owners.stream().filter(owner -> owner != PATIENT).findFirst().orElse(PATIENT);
    }

    private Owner ownerBy(Base subject) {
      if (!(subject instanceof Reference reference) || reference.getReference() == null) {
        return UNKNOWN;
      }
      return ownerBy(reference.getReference());
    }

    /** {@code Patient/1}, also with a version or behind a base; no other form names an id. */
    private Owner ownerBy(String reference) {
      String unversioned =
          reference.contains("/_history/")
              ? VERSION.matcher(reference).replaceFirst("")
              : reference;
      String[] parts = unversioned.split("/", -1);
      if (parts.length < 2 || !ID.matcher(parts[parts.length - 1]).matches()) {
        return UNKNOWN;
      }
      String type = parts[parts.length - 2];
      String local = type + "/" + parts[parts.length - 1];
      if (!TYPE.matcher(type).matches()) {
        return UNKNOWN;
      }
      boolean isOfThisServer =
          parts.length == 2
              || isOfThisServer(unversioned.substring(0, unversioned.length() - local.length()));
      return isOfThisServer && local.equals("Patient/" + id) ? PATIENT : ANOTHER;
    }

    private boolean isOfThisServer(String other) {
      Optional<FhirBase> named = FhirBase.parse(other);
      return named.isPresent() && (base == null || named.get().equals(base));
    }
  }
}
