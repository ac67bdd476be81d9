package org.mcsguideline.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.launch.LaunchRefused.Reason;

/** What an EHR says along with a token. */
record TokenAnswer(JsonNode told) {

  private static final Duration NOT_SAID = Duration.ofMinutes(5);

  /**
   * What was granted.
   *
   * @throws LaunchRefused when the EHR does not say: SMART demands it, and what was asked for is no
   *     grant
   */
  List<String> scopes() {
    if (!told.path("scope").isTextual()) {
      throw new LaunchRefused(Reason.INCOMPLETE);
    }
    return Arrays.asList(told.path("scope").asText().split(" ", -1));
  }

  /** The EHR's word for who the user is; null when it gives none. */
  @Nullable String idToken() {
    return told.has("id_token") ? told.path("id_token").asText() : null;
  }

  /** Logical id of the patient; null when there is none. */
  @Nullable String patient() {
    String id = told.path("patient").isTextual() ? told.path("patient").asText() : "";
    return id.matches("[A-Za-z0-9.-]{1,64}") ? id : null;
  }

  /** What the EHR gives back of a card's link; empty for nothing. */
  String appContext() {
    return told.path("appContext").asText("");
  }

  /** How long it lasts. */
  Duration life() {
    JsonNode seconds = told.path("expires_in");
    return seconds.canConvertToInt() && seconds.asInt() > 0
        ? Duration.ofSeconds(seconds.asInt())
        : NOT_SAID;
  }
}
