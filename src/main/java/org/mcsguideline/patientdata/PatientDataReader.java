package org.mcsguideline.patientdata;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;

/** Makes one record of all that a request brings. */
public final class PatientDataReader {

  private static final int MOST_ENTRIES = 2000;

  /** CQL's decimals have 28 digits before the point. */
  private static final int MOST_DIGITS = 28;

  private final PlainReader plain;
  private final HapiReader hapi;
  private final UnaryOperator<JsonNode> edge;

  public PatientDataReader(FhirContext fhir) {
    this(fhir, UnaryOperator.identity());
  }

  /**
   * A reader for a site.
   *
   * @param edge what happens to each resource or bundle before anything reads it, such as {@link
   *     LocalCodes#translated}
   */
  public PatientDataReader(FhirContext fhir, UnaryOperator<JsonNode> edge) {
    this.plain = new PlainReader(fhir);
    this.hapi = new HapiReader(fhir);
    this.edge = edge;
  }

  /**
   * Reads the prefetch and the draft orders.
   *
   * @param expected prefetch keys that the service asks for; one that was not sent is unavailable
   * @throws WrongPatient when they are about another patient
   * @throws UnknownPatient when a draft does not say whom it is about
   * @throws UnreadableResource when they are not FHIR R4
   * @throws TooManyResources when one key holds more than can be weighed in a call
   */
  public PatientRecord read(HookRequest request, Set<String> expected) {
    RecordAssembly record = new RecordAssembly(patients(request));
    addAll(record, request.prefetch(), expected);
    for (JsonNode order : request.context().drafts().inQuestion()) {
      record.addDraft(parse(order, "context.draftOrders"));
    }
    for (JsonNode order : request.context().drafts().context()) {
      record.leaveOutDraft(parse(order, "context.draftOrders"));
    }
    return record.finish();
  }

  /**
   * Reads what is on record of a patient.
   *
   * @param patientId bare logical id
   * @param data by key
   * @param expected keys; one that is not among the data is unavailable
   * @throws WrongPatient when they are about another patient
   * @throws UnreadableResource when they are not FHIR R4
   * @throws TooManyResources when one key holds more than can be weighed
   */
  public PatientRecord read(String patientId, Map<String, Prefetched> data, Set<String> expected) {
    RecordAssembly record = new RecordAssembly(new Owner.Patients(patientId, null));
    addAll(record, data, expected);
    return record.finish();
  }

  private void addAll(RecordAssembly record, Map<String, Prefetched> data, Set<String> expected) {
    expected.stream().filter(key -> !data.containsKey(key)).forEach(record::unavailable);
    // What was read by itself goes before what a search gave, in an order that does not vary.
    data.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, Prefetched> entry) -> isBundle(entry.getValue()))
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> add(record, entry.getKey(), entry.getValue()));
  }

  private static Owner.Patients patients(HookRequest request) {
    FhirAccess access = request.access();
    return new Owner.Patients(request.context().patientId(), access == null ? null : access.base());
  }

  /** Whether a resource or bundle is FHIR R4 that can be weighed. */
  public boolean isReadable(JsonNode json) {
    try {
      return !parse(json, UnaryOperator.identity(), "").fhirType().isEmpty();
    } catch (UnreadableResource unreadable) {
      return false;
    }
  }

  private static boolean isBundle(Prefetched prefetched) {
    return prefetched instanceof Prefetched.Resource resource && resource.isOfType("Bundle");
  }

  private void add(RecordAssembly record, String key, Prefetched prefetched) {
    if (prefetched instanceof Prefetched.Failed) {
      record.unavailable(key);
    } else if (prefetched instanceof Prefetched.Resource resource) {
      JsonNode understood = ModifiedMeaning.without(resource.json());
      if (!understood.equals(resource.json())) {
        record.unavailable(key);
      }
      if (!understood.isMissingNode()) {
        add(record, key, parse(understood, "prefetch." + key));
      }
    }
  }

  private void add(RecordAssembly record, String key, Resource resource) {
    if (resource instanceof OperationOutcome) {
      record.unavailable(key);
    } else if (resource instanceof Bundle bundle) {
      addEntries(record, key, bundle);
    } else {
      record.add(resource, "prefetch." + key);
    }
  }

  private void addEntries(RecordAssembly record, String key, Bundle bundle) {
    if (bundle.getEntry().size() > MOST_ENTRIES) {
      throw new TooManyResources("prefetch." + key, MOST_ENTRIES);
    }
    if (bundle.getLink(Bundle.LINK_NEXT) != null || bundle.getTotal() > bundle.getEntry().size()) {
      record.unavailable(key);
    }
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.getResource() == null) {
        record.unavailable(key);
      }
      if (entry.getResource() instanceof OperationOutcome outcome) {
        if (reportsFailure(outcome)) {
          record.unavailable(key);
        }
      } else if (entry.getResource() != null) {
        record.addFromBundle(entry.getResource(), key);
      }
    }
  }

  private static boolean reportsFailure(OperationOutcome outcome) {
    return outcome.getIssue().stream()
        .map(OperationOutcome.OperationOutcomeIssueComponent::getSeverity)
        .anyMatch(
            severity ->
                severity == OperationOutcome.IssueSeverity.ERROR
                    || severity == OperationOutcome.IssueSeverity.FATAL);
  }

  private Resource parse(JsonNode json, String place) {
    return parse(json, edge, place);
  }

  private Resource parse(JsonNode json, UnaryOperator<JsonNode> edge, String place) {
    if (holdsNumberBeyondCql(json) || DateRange.isLeftBy(json)) {
      throw new UnreadableResource(place);
    }
    IBaseResource parsed;
    try {
      parsed = parsed(edge.apply(json));
    } catch (DataFormatException
        | FHIRException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | ClassCastException
        | NullPointerException malformed) {
      // The parser reports malformed input in all these ways. Its message may quote the content.
      throw new UnreadableResource(place);
    }
    if (parsed instanceof Resource resource) {
      return resource;
    }
    throw new UnreadableResource(place);
  }

  private IBaseResource parsed(JsonNode json) {
    Optional<Resource> read = plain.read(json);
    return read.isPresent() ? read.get() : hapi.read(json);
  }

  private static boolean holdsNumberBeyondCql(JsonNode json) {
    if (json.isInt() || json.isLong()) {
      return false;
    }
    if (json.isNumber()) {
      BigDecimal number = json.decimalValue();
      return (long) number.precision() - number.scale() > MOST_DIGITS
          || Math.abs((long) number.scale()) > MOST_DIGITS;
    }
    if (json.isContainerNode()) {
      for (JsonNode part : json) {
        if (holdsNumberBeyondCql(part)) {
          return true;
        }
      }
    }
    return false;
  }
}
