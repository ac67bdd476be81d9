package org.mcsguideline.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** There is no door beside those that are known. */
@Tag("T-MCP")
class MappingsIT {

  @TempDir private static Path folder;
  private static ServletWebServerApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(McsGuidelineApplication.class)
                .run(
                    "--server.port=0",
                    "--mcs.store.jdbc-url=jdbc:h2:file:" + folder.resolve("store"),
                    "--mcs.knowledge.location=" + TinyGuideline.file().toUri());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  @Tag("T-ACT")
  void mapsNothingButWhatIsListedHere() {
    TreeSet<String> found = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping mapping :
        service.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
      for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
        info.getPatternValues()
            .forEach(path -> found.add(info.getMethodsCondition().getMethods() + " " + path));
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrder(
            "[GET] /cds-services",
            "[POST] /cds-services/{id}",
            "[POST] /cds-services/{id}/feedback",
            "[GET] /coverage",
            "[GET] /evidence.r5.json",
            "[GET] /",
            "[GET] /board",
            "[GET] /board/{patient}",
            "[GET] /evidence",
            "[GET] /evidence/plots/{name:[a-z0-9-]+}.svg",
            "[GET] /evidence/row/{key}",
            "[GET] /evidence/{page:[a-z0-9-]+}",
            "[GET] /evidence/{table:[a-z0-9-]+}.csv",
            "[GET] /operations",
            "[GET] /try",
            "[GET] /try/exchange/{service}",
            "[GET] /try/what-if",
            "[GET] /explanation.html",
            "[GET] /explanations/{id}",
            "[GET] /explanations/{id}/criterion",
            "[GET] /explanations/{id}/sources",
            "[GET] /explanations/{id}/conditions",
            "[GET] /explanations/{id}/evidence",
            "[GET] /launch",
            "[GET] /launch/login",
            "[GET] /launch/callback",
            "[POST] /launch/logout",
            "[GET] /explanations/{id}/fhir",
            "[] /error",
            "[GET] /actuator",
            "[GET] /actuator/prometheus",
            "[GET] /actuator/health",
            "[GET] /actuator/health/**");
  }

  @Test
  void servesNothingButTheServiceAndTheFhirApi() {
    ServletContext context = service.getServletContext();
    assertThat(context).isNotNull();
    TreeSet<String> found = new TreeSet<>();
    context.getServletRegistrations().values().forEach(one -> found.addAll(one.getMappings()));
    assertThat(found).containsExactlyInAnyOrder("/", "/fhir/*");
  }

  private static String raw(String... lines) throws IOException {
    try (Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), service.getWebServer().getPort());
        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      out.write(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
      out.flush();
      StringBuilder answer = new StringBuilder();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answer.append(line).append('\n');
      }
      return answer.toString();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/error, 404",
    "/nosuch, 404",
    "/h2-console, 404",
    "/swagger-ui.html, 404",
    "/v3/api-docs, 404",
    "/graphql, 404",
    "/mcp, 404",
    "/evidence.r5.json, 404",
    "/actuator/env, 404",
    "/actuator/heapdump, 404",
    "/cds-services/nosuch, 405"
  })
  @Tag("T-INFO")
  void answersWhatItDoesNotKnowWithAnOutcomeAndNoDetail(String path, int status)
      throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1", "Host: localhost");
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer).contains("OperationOutcome").doesNotContain("Exception", "org.", "Tomcat");
  }

  @ParameterizedTest
  @CsvSource({"evil.example, 421", "localhost.evil.example, 421", "127.0.0.1.evil, 421"})
  @Tag("T-CSRF")
  void answersToNoNameThatIsNotThisMachines(String host, int status) throws IOException {
    String answer = raw("GET /cds-services HTTP/1.1", "Host: " + host);
    assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("fever-review");
    assertThat(raw("GET /cds-services HTTP/1.1", "Host: localhost")).contains("fever-review");
  }

  @Test
  @Tag("T-TLS")
  void believesNoForwardedHeader() throws IOException {
    String answer =
        raw(
            "GET /cds-services HTTP/1.1",
            "Host: localhost",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-For: 10.0.0.9",
            "X-Forwarded-Proto: https");
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .doesNotContain("evil.example", "Strict-Transport");
  }

  @Test
  @Tag("T-SMUGGLE")
  void refusesABodyWithTwoLengths() throws IOException {
    String answer =
        raw(
            "POST /cds-services/fever-review HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: 4",
            "Content-Length: 5");
    assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception");
  }
}
