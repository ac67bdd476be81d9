package org.mcsguideline.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The service with a certificate of its own. */
@Tag("T-TLS")
class TransportIT {

  private static final String PASSWORD = "only-for-this-test";
  private static final ECKey KEY = Signing.ellipticKey("k1");

  @TempDir private static Path folder;
  private static ServletWebServerApplicationContext service;
  private static SSLContext trusting;

  @BeforeAll
  static void start() throws IOException, InterruptedException, GeneralSecurityException {
    Path store = certificate();
    trusting = trusting(store);
    service =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(McsGuidelineApplication.class)
                .run(
                    "--server.port=0",
                    "--server.ssl.key-store=" + store,
                    "--server.ssl.key-store-password=" + PASSWORD,
                    "--mcs.store.enabled=false",
                    "--mcs.knowledge.location=" + TinyGuideline.file().toUri(),
                    "--mcs.security.enabled=true",
                    "--mcs.security.tokens.jdbc-url=jdbc:h2:mem:transport",
                    "--mcs.security.clients[0].issuer=https://ehr.example",
                    "--mcs.security.clients[0].audiences=https://cds.example/cds-services",
                    "--mcs.security.clients[0].jwks="
                        + Signing.publishedIn(folder.resolve("keys.json"), KEY));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Path certificate() throws IOException, InterruptedException {
    Path store = folder.resolve("server.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(made.waitFor()).isZero();
    return store;
  }

  private static SSLContext trusting(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static String handshake(String protocol) throws IOException {
    int port = service.getWebServer().getPort();
    try (SSLSocket socket =
        (SSLSocket) trusting.getSocketFactory().createSocket("localhost", port)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void speaksToday(String protocol) throws IOException {
    assertThat(handshake(protocol)).isEqualTo(protocol);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void refusesYesterday(String protocol) {
    assertThatThrownBy(() -> handshake(protocol)).isInstanceOf(SSLException.class);
  }

  @Tag("ch-1")
  @Test
  void tellsBrowsersToStayWithTls() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(trusting).build();
    URI address =
        URI.create(
            "https://localhost:" + service.getWebServer().getPort() + "/actuator/health/readiness");
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }
}
