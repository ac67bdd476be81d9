package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.request.AccessGrant;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.ReceivedJson;

/** Single questions over HTTP: no redirects, no proxy, no cookies, no compression. */
final class ServerRequests {

  private final HttpClient client;
  private final Addresses addresses;
  private final Duration longest;
  private final Clock clock;

  ServerRequests(UpstreamLimits limits, Addresses addresses, Clock clock) {
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(limits.connect())
            .build();
    this.addresses = addresses;
    this.longest = limits.read();
    this.clock = clock;
  }

  /** Whether the token may still be used. */
  boolean isExpired(FhirAccess access) {
    AccessGrant grant = access.grant();
    return grant != null && !clock.instant().isBefore(grant.expires());
  }

  /**
   * Asks.
   *
   * @param address under the base of the access; the caller of this method has made sure
   * @param limit most bytes of the answer
   */
  Received get(URI address, FhirAccess access, CallBudget budget, int limit) {
    if (isExpired(access)) {
      return new Received.Nothing(Reason.TOKEN_EXPIRED);
    }
    Reason unreachable = unreachable(access);
    if (unreachable != null) {
      return new Received.Nothing(unreachable);
    }
    Duration time = budget.time(longest);
    if (time.isZero()) {
      return new Received.Nothing(Reason.NO_ANSWER_IN_TIME);
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request(address, access, time), LimitedBody.upTo(limit, budget));
    try {
      return received(answer.get(time.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      return new Received.Nothing(Reason.NO_ANSWER_IN_TIME);
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      return new Received.Nothing(Reason.NO_ANSWER_IN_TIME);
    } catch (ExecutionException failed) {
      return new Received.Nothing(reason(failed.getCause()));
    } finally {
      // Ends the exchange if it is still under way; the client's own limit ends with the headers.
      answer.cancel(true);
    }
  }

  /**
   * The name was looked up just now, and the client takes the same answer out of the JDK's cache.
   */
  private @Nullable Reason unreachable(FhirAccess access) {
    try {
      return addresses.allow(access.base()) ? null : Reason.ADDRESS_INTERNAL;
    } catch (UnknownHostException nowhere) {
      return Reason.UNREACHABLE;
    }
  }

  private static HttpRequest request(URI address, FhirAccess access, Duration time) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(time)
            .header("Accept", "application/fhir+json, application/json;q=0.9")
            .GET();
    AccessGrant grant = access.grant();
    if (grant != null) {
      request.header("Authorization", grant.token().authorization());
    }
    return request.build();
  }

  private static Received received(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status != 200) {
      return new Received.Nothing(reason(status));
    }
    Optional<JsonNode> json = ReceivedJson.read(answer.body());
    return json.filter(JsonNode::isObject).isPresent()
        ? new Received.Content(json.get(), answer.body().length)
        : new Received.Nothing(Reason.UNREADABLE);
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 401, 403 -> Reason.REFUSED;
      case 404, 410 -> Reason.NOT_FOUND;
      case 301, 302, 303, 307, 308 -> Reason.REDIRECTED;
      default -> status == 429 || status >= 500 ? Reason.SERVER_ERROR : Reason.REJECTED;
    };
  }

  private static Reason reason(@Nullable Throwable failure) {
    if (failure instanceof HttpTimeoutException) {
      return Reason.NO_ANSWER_IN_TIME;
    }
    return failure instanceof LimitedBody.TooLong ? Reason.TOO_LARGE : Reason.UNREACHABLE;
  }
}
