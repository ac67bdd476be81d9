package org.mcsguideline.launch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.mcsguideline.security.Signing;

/** An EHR with a login of its own: everybody who comes is let in as the same user. */
public final class TrialEhr implements AutoCloseable {

  public static final String CLIENT = "mcs-app";
  public static final String USER = "https://ehr.example/fhir/Practitioner/7";
  public static final String TOKEN = "access-token-that-nobody-may-see";

  private static final ECKey KEY = Signing.ellipticKey("e1");

  private final HttpServer server;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final Map<String, Object> context = new ConcurrentHashMap<>();
  private final Map<String, Object> configuration = new ConcurrentHashMap<>();
  private final Set<String> withheld = ConcurrentHashMap.newKeySet();
  private UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
  private ECKey signing = KEY;
  private Map<String, String> lastForm = Map.of();

  private TrialEhr(HttpServer server) {
    this.server = server;
  }

  /** An EHR on a port of its own, to be closed by the caller. */
  public static TrialEhr start() {
    try {
      TrialEhr ehr =
          new TrialEhr(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      ehr.server.createContext("/", ehr::answer);
      ehr.server.start();
      ehr.configured();
      ehr.giving("scope", "launch openid fhirUser patient/*.rs user/*.rs");
      ehr.giving("expires_in", 900);
      return ehr;
    } catch (IOException unable) {
      throw new IllegalStateException(unable);
    }
  }

  /** Base address of its FHIR server. */
  public String iss() {
    return origin() + "/fhir";
  }

  /** Address of its login. */
  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Paths it was asked for, in their order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** What was sent for the last token. */
  Map<String, String> lastForm() {
    return lastForm;
  }

  /** Gives this with the token, such as the patient. */
  public void giving(String name, Object value) {
    withheld.remove(name);
    Object unused = context.put(name, value);
  }

  private void configured() {
    configuring("issuer", origin());
    configuring("jwks_uri", origin() + "/keys");
    configuring("authorization_endpoint", origin() + "/authorize");
    configuring("token_endpoint", origin() + "/token");
    configuring("code_challenge_methods_supported", List.of("S256"));
  }

  /** Says this of its own login. */
  void configuring(String name, Object value) {
    Object unused = configuration.put(name, value);
  }

  /** Gives no such thing with the token. */
  void withholding(String name) {
    withheld.add(name);
  }

  /** Says of the user what is changed here. */
  void saying(UnaryOperator<JWTClaimsSet.Builder> change) {
    claims = change;
  }

  /** Signs with another key of the same name. */
  void signingWith(ECKey other) {
    signing = other;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    switch (path) {
      case "/fhir/.well-known/smart-configuration" -> send(exchange, 200, configuration);
      case "/keys" -> send(exchange, 200, new JsonMapper().readTree(Signing.published(KEY)));
      case "/authorize" -> authorize(exchange);
      case "/token" -> token(exchange);
      // A chart that opens the app, where the caller says.
      case "/chart" ->
          redirect(exchange, fields(exchange.getRequestURI().getRawQuery()).getOrDefault("to", ""));
      default -> send(exchange, 404, Map.of());
    }
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    redirect(
        exchange, asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
  }

  /** A code is good once, for whoever holds the secret behind the digest. */
  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    lastForm = Map.copyOf(form);
    Map<String, String> began = codes.remove(form.getOrDefault("code", ""));
    if (began == null
        || !digest(form.getOrDefault("code_verifier", "")).equals(began.get("code_challenge"))
        || !Objects.equals(form.get("redirect_uri"), began.get("redirect_uri"))) {
      send(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    Map<String, Object> told = new TreeMap<>(context);
    told.put("access_token", TOKEN);
    told.put("token_type", "Bearer");
    JWTClaimsSet.Builder user =
        Signing.claims(origin(), CLIENT, Instant.now())
            .subject("7")
            .claim("fhirUser", USER)
            .claim("nonce", began.get("nonce"));
    told.put("id_token", Signing.signed(signing, claims.apply(user)));
    told.keySet().removeAll(withheld);
    send(exchange, 200, told);
  }

  private static String digest(String verifier) {
    try {
      return Base64URL.encode(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)))
          .toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The fields of a form or of the query of an address. */
  public static Map<String, String> fields(String written) {
    Map<String, String> fields = new HashMap<>();
    for (String field : written.split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", URI.create(to).toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
    byte[] body = new JsonMapper().writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
