package org.mcsguideline.card;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mcsguideline.knowledge.ActivityTemplate;

/** A resource to create, filled in for the patient of the call. */
final class DraftResource {

  private DraftResource() {}

  static Map<String, Object> of(ActivityTemplate template, Occasion occasion) {
    Map<String, Object> resource = new LinkedHashMap<>(template.elements());
    boolean task = "Task".equals(template.kind());
    resource.put(task ? "for" : "subject", reference("Patient", occasion.patientId()));
    String encounterId = occasion.encounterId();
    if (encounterId != null) {
      resource.put("encounter", reference("Encounter", encounterId));
    }
    resource.put(
        "authoredOn",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            occasion.decisionTime().truncatedTo(ChronoUnit.SECONDS)));
    if (task) {
      resource.put("instantiatesCanonical", template.canonical());
    } else if (!"CommunicationRequest".equals(template.kind())) {
      // FHIR R4 has no such element on CommunicationRequest.
      resource.put("instantiatesCanonical", List.of(template.canonical()));
    }
    return Collections.unmodifiableMap(resource);
  }

  private static Map<String, Object> reference(String type, String id) {
    return Map.of("reference", type + "/" + id);
  }
}
