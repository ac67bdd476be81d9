package org.mcsguideline.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.request.AccessGrant;
import org.mcsguideline.request.AccessToken;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.FhirBase;

/** Reads where the caller's FHIR server is and what the caller allows there. */
final class FhirAccessReader {

  private static final String SERVER = "fhirServer";
  private static final String AUTHORIZATION = "fhirAuthorization";

  /** Visible ASCII: nothing of it can end a header. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,8192}");

  private static final Pattern TEXT = Pattern.compile("\\P{Cntrl}{1,8192}");
  private static final Pattern SCOPES = Pattern.compile("\\P{Cntrl}{0,8192}");
  private static final Pattern BEARER = Pattern.compile("Bearer");

  private FhirAccessReader() {}

  /**
   * Reads the access, if the caller gives any.
   *
   * @param received tells when the token came, from which its life is counted
   * @throws MalformedRequest when it is not as the specification wants it; repeats nothing of it
   */
  static @Nullable FhirAccess read(JsonNode body, String patientId, Clock received) {
    boolean granted = body.hasNonNull(AUTHORIZATION);
    if (!body.hasNonNull(SERVER)) {
      if (granted) {
        throw new MalformedRequest("fhirAuthorization needs fhirServer.");
      }
      return null;
    }
    FhirBase base =
        FhirBase.parse(body.path(SERVER).asText())
            .orElseThrow(
                () ->
                    new MalformedRequest(
                        "fhirServer is not the plain http or https address of a FHIR server."));
    return new FhirAccess(
        base, granted ? grant(body.path(AUTHORIZATION), patientId, received.instant()) : null);
  }

  private static AccessGrant grant(JsonNode grant, String patientId, Instant received) {
    if (grant.has("patient") && !patientId.equals(grant.path("patient").textValue())) {
      throw new MalformedRequest(
          "fhirAuthorization.patient is another patient than context.patientId.");
    }
    String token = matching(grant, "access_token", TOKEN);
    matching(grant, "token_type", BEARER);
    JsonNode life = grant.path("expires_in");
    if (!life.isIntegralNumber() || !life.canConvertToInt() || life.intValue() < 0) {
      throw new MalformedRequest("fhirAuthorization.expires_in must be a number of seconds.");
    }
    return new AccessGrant(
        new AccessToken(token),
        received.plusSeconds(life.intValue()),
        scopes(matching(grant, "scope", SCOPES)),
        matching(grant, "subject", TEXT));
  }

  private static Set<String> scopes(String scope) {
    return Arrays.stream(scope.split(" "))
        .filter(one -> !one.isEmpty())
        .collect(Collectors.toSet());
  }

  @CanIgnoreReturnValue
  private static String matching(JsonNode grant, String name, Pattern form) {
    String value = grant.path(name).textValue();
    if (value == null || !form.matcher(value).matches()) {
      throw new MalformedRequest("fhirAuthorization." + name + " is missing or not in its form.");
    }
    return value;
  }
}
