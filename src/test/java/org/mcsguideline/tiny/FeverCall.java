package org.mcsguideline.tiny;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.request.HookCall;
import org.mcsguideline.request.HookContext;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;

/** Calls of the tiny guideline's service, in pieces. */
public final class FeverCall {

  public static final OffsetDateTime TEN_O_CLOCK = OffsetDateTime.parse("2024-03-01T10:00:00Z");
  public static final UUID INSTANCE = UUID.fromString("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
  public static final String PATIENT = "{'resourceType':'Patient','id':'p1'}";

  private FeverCall() {}

  public static JsonNode json(String singleQuoted) {
    try {
      return FhirJson.MAPPER.readTree(singleQuoted.replace('\'', '"'));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  /** A temperature measured at nine o'clock. */
  public static String temperature(String id, String patient, String value) {
    return ("{'resourceType':'Observation','id':'%s','status':'final','code':{'coding':[{'system':"
            + "'http://loinc.org','code':'8310-5'}]},'subject':{'reference':'Patient/%s'},"
            + "'effectiveDateTime':'2024-03-01T09:00:00Z','valueQuantity':{'value':%s,'unit':'Cel',"
            + "'system':'http://unitsofmeasure.org','code':'Cel'}}")
        .formatted(id, patient, value);
  }

  public static String bundle(String... resources) {
    StringBuilder entries = new StringBuilder();
    for (String resource : resources) {
      entries.append(entries.isEmpty() ? "" : ",").append("{'resource':").append(resource);
      entries.append('}');
    }
    return "{'resourceType':'Bundle','type':'searchset','entry':[" + entries + "]}";
  }

  public static HookRequest request(Map<String, String> prefetch, String... drafts) {
    Map<String, Prefetched> received = new HashMap<>();
    prefetch.forEach((key, value) -> received.put(key, new Prefetched.Resource(json(value))));
    return new HookRequest(
        new HookCall("fever-review", "order-sign", INSTANCE),
        new HookContext(
            "Practitioner/1", "p1", "e1", List.of(drafts).stream().map(FeverCall::json).toList()),
        TEN_O_CLOCK,
        received);
  }
}
