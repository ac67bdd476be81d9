package org.mcsguideline.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.request.HookCall;
import org.mcsguideline.request.HookContext;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;

/** Reads the body of a call of one service; what the specification does not name is left alone. */
final class HookRequestReader {

  private static final String DECISION_TIME = "org.mcsguideline.decision-time";
  private static final Set<String> WITH_ENCOUNTER =
      Set.of("encounter-start", "encounter-discharge");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
  private static final Pattern USER = Pattern.compile("[A-Z][A-Za-z]{1,63}/[A-Za-z0-9\\-.]{1,64}");

  private static final int MOST_ENTRIES = 2000;
  private static final int EARLIEST_YEAR = 1000;
  private static final int LATEST_YEAR = 8999;

  private final Clock clock;
  private final boolean acceptDecisionTime;

  HookRequestReader(Clock clock, boolean acceptDecisionTime) {
    this.clock = clock;
    this.acceptDecisionTime = acceptDecisionTime;
  }

  HookRequest read(ServiceDescription service, JsonNode body) {
    if (!body.isObject()) {
      throw new MalformedRequest("The request body is not a JSON object.");
    }
    if (!service.hook().equals(text(body, "hook"))) {
      throw new MalformedRequest("hook must be " + service.hook() + " for this service.");
    }
    UUID hookInstance = UUID.fromString(matching(body, "hookInstance", UUID_FORM));
    HookContext context = context(service.hook(), body.path("context"));
    return new HookRequest(
        new HookCall(service.id(), service.hook(), hookInstance),
        context,
        decisionTime(body),
        prefetch(service, body.path("prefetch")),
        FhirAccessReader.read(body, context.patientId(), clock));
  }

  private static HookContext context(String hook, JsonNode context) {
    if (!context.isObject()) {
      throw new MalformedRequest("context is missing.");
    }
    return new HookContext(
        matching(context, "userId", USER),
        matching(context, "patientId", ID),
        encounterId(hook, context),
        DraftOrdersReader.read(hook, context));
  }

  private static @Nullable String encounterId(String hook, JsonNode context) {
    boolean given = context.hasNonNull("encounterId");
    return given || WITH_ENCOUNTER.contains(hook) ? matching(context, "encounterId", ID) : null;
  }

  private OffsetDateTime decisionTime(JsonNode body) {
    JsonNode wanted = body.path("extension").path(DECISION_TIME);
    if (!acceptDecisionTime || wanted.isMissingNode()) {
      return OffsetDateTime.now(clock);
    }
    try {
      OffsetDateTime stated = OffsetDateTime.parse(wanted.asText());
      if (stated.getYear() < EARLIEST_YEAR || stated.getYear() > LATEST_YEAR) {
        throw new MalformedRequest("extension." + DECISION_TIME + " is in an impossible year.");
      }
      return stated;
    } catch (DateTimeException malformed) {
      throw new MalformedRequest("extension." + DECISION_TIME + " must be a time with offset.");
    }
  }

  /** Keys that the service does not ask for are not read. */
  private static Map<String, Prefetched> prefetch(ServiceDescription service, JsonNode prefetch) {
    if (!prefetch.isObject() && !prefetch.isMissingNode() && !prefetch.isNull()) {
      throw new MalformedRequest("prefetch must be an object.");
    }
    Map<String, Prefetched> received = new HashMap<>();
    for (String key : service.prefetch().keySet()) {
      if (prefetch.has(key)) {
        received.put(key, prefetched(key, prefetch.path(key)));
      }
    }
    return received;
  }

  private static Prefetched prefetched(String key, JsonNode value) {
    if (value.isNull()) {
      return new Prefetched.None();
    }
    String type = text(value, "resourceType");
    if (type == null) {
      throw new MalformedRequest("prefetch." + key + " must be a FHIR resource or null.");
    }
    if (value.path("entry").size() > MOST_ENTRIES) {
      throw new MalformedRequest("prefetch." + key + " has more than 2000 entries.");
    }
    return "OperationOutcome".equals(type)
        ? new Prefetched.Failed()
        : new Prefetched.Resource(value);
  }

  private static @Nullable String text(JsonNode parent, String name) {
    return parent.path(name).textValue();
  }

  private static String matching(JsonNode parent, String name, Pattern form) {
    String value = text(parent, name);
    if (value == null || !form.matcher(value).matches()) {
      throw new MalformedRequest(name + " is missing or not in its form.");
    }
    return value;
  }
}
