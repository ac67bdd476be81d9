package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys come from listed addresses; a token cannot make the service ask anywhere else. */
@Tag("T-SSRF")
class KeyAddressTest {

  private static final String ISSUER = "https://ehr.example";
  private static final String SERVICES = "https://cds.example/cds-services";
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final ECKey key = Signing.ellipticKey("k1");
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger askedElsewhere = new AtomicInteger();
  private final HttpServer server = listen();
  private String address = "";

  private static HttpServer listen() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException busy) {
      throw new IllegalStateException(busy);
    }
  }

  @BeforeEach
  void start() {
    answer("/keys", asked, 200, Signing.published(key));
    answer("/elsewhere", askedElsewhere, 200, Signing.published(key));
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, AtomicInteger count, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          count.incrementAndGet();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @CanIgnoreReturnValue
  private VerifiedClient verify(String listed, String named) {
    ClientTokens tokens = tokens(listed);
    return tokens.verify(token(key, named), "/cds-services/x");
  }

  private static ClientTokens tokens(String listed) {
    ClientSettings client =
        new ClientSettings(
            ISSUER, List.of(SERVICES), null, List.of(listed), List.of(), List.of("ES384"));
    return new ClientTokens(
        List.of(client), (issuer, id, until) -> true, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static String token(ECKey key, String named) {
    return Signing.signed(
        key,
        JWSAlgorithm.ES384,
        header -> header.keyID(key.getKeyID()).jwkURL(URI.create(named)),
        Signing.claims(ISSUER, SERVICES, NOW));
  }

  @Test
  @Tag("ch-59")
  void readsKeysFromAListedAddress() {
    assertThat(verify(address + "/keys", address + "/keys").issuer()).isEqualTo(ISSUER);
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/elsewhere", "/keys/../elsewhere", "/keys?x=1", "/keys/", "/keys#a"})
  @Tag("ch-58")
  void neverAsksAnAddressThatIsNotListed(String named) {
    assertThatThrownBy(() -> verify(address + "/keys", address + named))
        .isInstanceOf(TokenRefused.class);
    assertThat(asked).hasValue(0);
    assertThat(askedElsewhere).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void followsNoRedirect(int status) {
    answer("/moved", asked, status, "");
    assertThatThrownBy(() -> verify(address + "/moved", address + "/moved"))
        .isInstanceOf(KeysUnavailable.class);
    assertThat(asked).hasPositiveValue();
    assertThat(askedElsewhere).hasValue(0);
  }

  @Test
  @Tag("ch-59")
  void asksOnceMoreForAnUnknownKeyAndNotForEveryGuess() {
    ClientTokens tokens = tokens(address + "/keys");
    for (int guess = 0; guess < 20; guess++) {
      String token = token(Signing.ellipticKey("guess-" + guess), address + "/keys");
      assertThatThrownBy(() -> tokens.verify(token, "/cds-services/x"))
          .isInstanceOf(TokenRefused.class);
    }
    assertThat(asked).hasValueBetween(1, 2);
    assertThat(tokens.verify(token(key, address + "/keys"), "/cds-services/x").issuer())
        .isEqualTo(ISSUER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://keys.example/jwks",
        "ftp://keys.example/jwks",
        "https://user@keys.example/jwks",
        "https://keys.example/jwks#a"
      })
  void refusesAnAddressThatCannotBeTrusted(String unsafe) {
    assertThatThrownBy(() -> tokens(unsafe)).isInstanceOf(IllegalArgumentException.class);
  }
}
