package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.request.ReceivedJson;

/**
 * JSON from the servers by which a listed one lets people log in: no redirects, no proxy, no
 * cookies, and no machine inside that the site has not named.
 */
public final class GuardedJson {

  private static final int OK = 200;

  private final HttpClient client;
  private final Addresses addresses;
  private final UpstreamLimits limits;

  /**
   * An exchange within limits.
   *
   * @param internalAddresses addresses inside that names may lead to
   * @throws IllegalArgumentException when one of them is no address
   */
  public GuardedJson(UpstreamLimits limits, Set<String> internalAddresses) {
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(limits.connect())
            .build();
    this.addresses = new Addresses(internalAddresses);
    this.limits = limits;
  }

  /**
   * The object at an address.
   *
   * @param listed the server of the settings that named the address
   * @return empty when none came, for whatever reason
   */
  public Optional<JsonNode> get(URI address, FhirBase listed) {
    return asked(HttpRequest.newBuilder(address).GET(), listed);
  }

  /**
   * The object that a server answers to a form with.
   *
   * @param listed the server of the settings that named the address
   * @return empty when it refused or failed
   */
  public Optional<JsonNode> post(URI address, Map<String, String> form, FhirBase listed) {
    String written =
        form.entrySet().stream()
            .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
            .collect(Collectors.joining("&"));
    return asked(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(written)),
        listed);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Optional<JsonNode> asked(HttpRequest.Builder question, FhirBase listed) {
    Duration time = limits.total();
    HttpRequest request = question.header("Accept", "application/json").timeout(time).build();
    if (!isAllowed(request.uri(), listed)) {
      return Optional.empty();
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, LimitedBody.upTo(limits.bytes(), CallBudget.of(limits)));
    try {
      HttpResponse<byte[]> received = answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return received.statusCode() == OK
          ? ReceivedJson.read(received.body()).filter(JsonNode::isObject)
          : Optional.empty();
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException | ExecutionException failed) {
      return Optional.empty();
    } finally {
      answer.cancel(true);
    }
  }

  private boolean isAllowed(URI address, FhirBase listed) {
    Optional<FhirBase> parts = FhirBase.parse(address.toString());
    try {
      return parts.isPresent() && addresses.allow(parts.get(), listed);
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }
}
