package org.mcsguideline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.delivery.DeliveredFiles.argument;
import static org.mcsguideline.delivery.DeliveredFiles.container;
import static org.mcsguideline.delivery.DeliveredFiles.manifest;
import static org.mcsguideline.delivery.DeliveredFiles.manifests;
import static org.mcsguideline.delivery.DeliveredFiles.stream;
import static org.mcsguideline.delivery.DeliveredFiles.text;
import static org.mcsguideline.delivery.DeliveredFiles.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mcsguideline.server.health.ReadinessCheck;

/** The container, compose and Kubernetes files fit each other and the service. */
class DeliveredFilesTest {

  private static final String PORT = "8080";
  private static final JsonNode COMPOSE = yaml(text("compose.yaml"));
  private static final JsonNode POD = manifest("Deployment").at("/spec/template/spec");

  private static Set<String> keys(String prefix, JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.properties()
        .forEach(
            property -> {
              keys.add(prefix + property.getKey());
              keys.addAll(keys(prefix + property.getKey() + ".", property.getValue()));
            });
    return keys;
  }

  @Test
  void everyManifestIsAnObjectOfOurs() {
    assertThat(manifests())
        .extracting(manifest -> manifest.path("kind").asText())
        .contains(
            "Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy", "ConfigMap", "Secret");
    assertThat(manifests())
        .allSatisfy(
            manifest -> {
              assertThat(manifest.path("apiVersion").asText()).isNotEmpty();
              assertThat(manifest.at("/metadata/name").asText()).startsWith("mcs-guideline");
              assertThat(manifest.at("/metadata/labels").path("app.kubernetes.io/name").asText())
                  .isEqualTo("mcs-guideline");
            });
  }

  @Test
  void whatSelectsThePodsFindsThem() {
    JsonNode labels = manifest("Deployment").at("/spec/template/metadata/labels");
    assertThat(labels.properties()).isNotEmpty();
    for (JsonNode selector :
        List.of(
            manifest("Deployment").at("/spec/selector/matchLabels"),
            manifest("Service").at("/spec/selector"),
            manifest("PodDisruptionBudget").at("/spec/selector/matchLabels"),
            manifest("NetworkPolicy").at("/spec/podSelector/matchLabels"))) {
      assertThat(selector.properties()).isNotEmpty().isSubsetOf(labels.properties());
    }
  }

  @Test
  void thePortIsTheSameEverywhere() throws IOException {
    assertThat(Files.readString(Path.of("src/main/resources/application.yaml")))
        .contains("port: ${SERVER_PORT:" + PORT + "}");
    assertThat(argument("EXPOSE")).isEqualTo(PORT);
    JsonNode port = container().at("/ports/0");
    assertThat(port.path("containerPort").asText()).isEqualTo(PORT);
    String name = port.path("name").asText();
    assertThat(manifest("Service").at("/spec/ports/0/targetPort").asText()).isEqualTo(name);
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      assertThat(container().path(probe).at("/httpGet/port").asText()).as(probe).isEqualTo(name);
    }
    assertThat(manifest("NetworkPolicy").at("/spec/ingress/0/ports/0/port").asText())
        .isEqualTo(PORT);
    assertThat(COMPOSE.at("/services/service/ports/0").asText())
        .isEqualTo("127.0.0.1:" + PORT + ":" + PORT);
  }

  @Test
  void nothingHasMoreRightsThanItNeeds() {
    String user = argument("USER");
    assertThat(user).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
    assertThat(
            POD.at("/securityContext/runAsUser").asText()
                + ":"
                + POD.at("/securityContext/runAsGroup").asText())
        .isEqualTo(user);
    assertThat(POD.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(POD.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(POD.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
    JsonNode context = container().path("securityContext");
    assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(context.at("/capabilities/drop")).hasSize(1);
    assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    JsonNode composed = COMPOSE.at("/services/service");
    assertThat(composed.path("user").asText()).isEqualTo(user);
    assertThat(composed.path("read_only").asBoolean()).isTrue();
    assertThat(composed.at("/cap_drop/0").asText()).isEqualTo("ALL");
    assertThat(composed.at("/security_opt/0").asText()).isEqualTo("no-new-privileges:true");
  }

  @Test
  void theJobForTheTablesIsTheSameImageWithTheSameRights() {
    JsonNode job = manifest("Job").at("/spec/template/spec");
    JsonNode own = job.at("/containers/0");
    assertThat(job.path("securityContext")).isEqualTo(POD.path("securityContext"));
    assertThat(own.path("securityContext")).isEqualTo(container().path("securityContext"));
    assertThat(own.path("image")).isEqualTo(container().path("image"));
    assertThat(own.path("env")).isEqualTo(container().path("env"));
    assertThat(own.path("volumeMounts")).isEqualTo(container().path("volumeMounts"));
    assertThat(job.path("volumes")).isEqualTo(POD.path("volumes"));
    assertThat(stream(own.path("command")).map(JsonNode::asText))
        .containsExactlyElementsOf(DeliveredFiles.command(argument("ENTRYPOINT")));
    assertThat(manifest("Job").at("/spec/template/metadata/labels").properties())
        .as("not found by the Service")
        .doesNotContainAnyElementsOf(component("Service"));
  }

  private static List<Map.Entry<String, JsonNode>> component(String kind) {
    return manifest(kind).at("/spec/selector").properties().stream()
        .filter(label -> label.getKey().endsWith("component"))
        .toList();
  }

  @Test
  void oneOfTheNodesStays() {
    int replicas = manifest("Deployment").at("/spec/replicas").asInt();
    assertThat(replicas).isGreaterThanOrEqualTo(2);
    assertThat(manifest("PodDisruptionBudget").at("/spec/minAvailable").asInt())
        .isBetween(1, replicas - 1);
    assertThat(manifest("Deployment").at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(9))
        .isZero();
    assertThat(container().at("/resources/limits/memory").asText()).isNotEmpty();
    assertThat(container().at("/resources/requests/memory").asText()).isNotEmpty();
    assertThat(container().at("/resources/requests/cpu").asText()).isNotEmpty();
  }

  @Test
  void aStopHasTheTimeItNeeds() {
    int before = container().at("/lifecycle/preStop/exec/command/1").asInt();
    int ownSeconds = 30;
    assertThat(before).isPositive();
    assertThat(POD.path("terminationGracePeriodSeconds").asInt())
        .isGreaterThan(before + ownSeconds);
    assertThat(COMPOSE.at("/services/service/stop_grace_period").asText()).isEqualTo("45s");
  }

  @Test
  void whatIsMountedExists() {
    Set<String> volumes =
        stream(POD.path("volumes")).map(v -> v.path("name").asText()).collect(Collectors.toSet());
    assertThat(stream(container().path("volumeMounts")).map(m -> m.path("name").asText()))
        .containsExactlyInAnyOrderElementsOf(volumes)
        .hasSize(3);
    assertThat(POD.at("/volumes/0/configMap/name"))
        .isEqualTo(manifest("ConfigMap").at("/metadata/name"));
    assertThat(POD.at("/volumes/1/secret/secretName"))
        .isEqualTo(manifest("Secret").at("/metadata/name"));
    assertThat(text("Dockerfile")).contains("WORKDIR /service\n").contains("VOLUME /tmp\n");
    assertThat(stream(container().path("volumeMounts")).map(m -> m.path("mountPath").asText()))
        .containsExactly("/service/config", "/run/secrets/mcs", "/tmp");
  }

  @Test
  void everyVariableIsASettingOfTheServiceOrOfJava() throws IOException {
    Set<String> known = variables();
    assertThat(known).contains("SERVER_PORT", "SPRING_MAIN_BANNERMODE");
    known.add("JDK_JAVA_OPTIONS");
    Stream<String> used =
        Stream.of(
                DeliveredFiles.environment().keySet().stream(),
                stream(container().path("env")).map(one -> one.path("name").asText()),
                COMPOSE.at("/services/service/environment").propertyStream().map(e -> e.getKey()))
            .flatMap(names -> names);
    assertThat(used).isNotEmpty().isSubsetOf(known);
  }

  /** Of every setting that Spring Boot describes, as the variable that sets it. */
  private static Set<String> variables() throws IOException {
    Set<String> names = new TreeSet<>();
    for (URL file :
        Collections.list(
            DeliveredFilesTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream open = file.openStream()) {
        stream(JsonMapper.builder().build().readTree(open).path("properties"))
            .map(property -> property.path("name").asText())
            .map(name -> name.toUpperCase(Locale.ROOT).replace(".", "_").replace("-", ""))
            .forEach(names::add);
      }
    }
    return names;
  }

  @Test
  void bothSamplesSetTheSame() {
    Set<String> composed = keys("", yaml(text("application.yaml")));
    assertThat(composed)
        .contains("mcs.store.jdbc-url", "mcs.security.enabled", "mcs.security.fhir");
    assertThat(keys("", yaml(manifest("ConfigMap").at("/data").path("application.yaml").asText())))
        .isEqualTo(composed);
  }

  @Test
  void noSecretIsAmongTheFiles() {
    assertThat(manifest("Secret").path("stringData").properties())
        .hasSize(2)
        .allSatisfy(secret -> assertThat(secret.getValue().asText()).isEmpty());
    assertThat(COMPOSE.path("secrets").properties())
        .extracting(secret -> secret.getKey())
        .containsExactlyElementsOf(
            manifest("Secret").path("stringData").properties().stream()
                .map(secret -> secret.getKey())
                .toList());
    assertThat(keys("", yaml(text("application.yaml"))))
        .noneMatch(key -> key.endsWith("password") || key.endsWith("key"));
  }

  @Test
  void theImageIsOfThisVersionAndMadeFromTheJarOfTheBuild() throws IOException {
    String version =
        Files.readString(Path.of("pom.xml"))
            .replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
    String image = container().path("image").asText();
    assertThat(image).isEqualTo("mcs-guideline:" + version);
    assertThat(COMPOSE.at("/services/service/image").asText()).isEqualTo(image);
    assertThat(text("Dockerfile"))
        .contains("-t " + image + " ")
        .contains("COPY target/mcs-guideline-*.jar ");
    assertThat(Files.readString(Path.of(".dockerignore"))).contains("!target/mcs-guideline-*.jar");
    assertThat(argument("ENTRYPOINT")).isEqualTo("[\"java\", \"-jar\", \"mcs-guideline.jar\"]");
    assertThat(argument("HEALTHCHECK")).contains(ReadinessCheck.class.getName());
  }
}
