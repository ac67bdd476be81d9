package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.mcsguideline.request.AccessGrant;
import org.mcsguideline.request.AccessToken;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.FhirBase;

/** Questions to servers, with the pieces that tests vary. */
final class Asking {

  static final Instant NOW = Instant.parse("2024-03-01T10:00:00Z");
  static final String TOKEN = "SECRET-TOKEN";
  static final String LABS = "Observation?patient=p1";

  /** Long enough for a busy machine. */
  static final UpstreamLimits PATIENT = limits(20_000);

  /** For servers that never answer. */
  static final UpstreamLimits SHORT = limits(1000);

  private Asking() {}

  private static UpstreamLimits limits(int milliseconds) {
    Duration time = Duration.ofMillis(milliseconds);
    return new UpstreamLimits(time, time, time, 5, 200_000, 1_000_000);
  }

  static CallerFhirServers servers(UpstreamLimits limits, int parallel, FhirBase... listed) {
    return new CallerFhirServers(
        new CallerFhirServers.Listed(List.of(listed), Set.of(), parallel),
        limits,
        json -> !json.has("unreadable"),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static CallerFhirServers servers(FhirBase... listed) {
    return servers(PATIENT, 12, listed);
  }

  static FhirAccess access(FhirBase base) {
    return access(base, "patient/*.rs", NOW.plusSeconds(60));
  }

  static FhirAccess access(FhirBase base, String scopes, Instant expires) {
    return new FhirAccess(
        base, new AccessGrant(new AccessToken(TOKEN), expires, Set.of(scopes.split(" ")), "cds-1"));
  }

  static Map<String, Question> questions(String... queries) {
    Map<String, Question> questions = new TreeMap<>();
    Arrays.stream(queries).forEach(query -> questions.put(query, new Question(query, null)));
    return questions;
  }

  /** Asks one question of a server that is on the list. */
  static Answer ask(Canary server, String query) {
    return ask(PATIENT, server, query);
  }

  /** Asks one question of a server that is on the list. */
  static Answer ask(UpstreamLimits limits, Canary server, String query) {
    try (CallerFhirServers servers = servers(limits, 12, server.base())) {
      return Objects.requireNonNull(
          servers.ask(access(server.base()), questions(query)).get(query));
    }
  }

  static JsonNode json(Answer answer) {
    return Objects.requireNonNull(answer.json());
  }

  /** A searchset of one observation. */
  static String page(String id, String more) {
    return "{'resourceType':'Bundle','type':'searchset'"
        + more
        + ",'entry':[{'resource':{'resourceType':'Observation','id':'"
        + id
        + "'}}]}";
  }

  static String next(String url) {
    return ",'link':[{'relation':'self','url':'x'},{'relation':'next','url':'" + url + "'}]";
  }
}
