package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.server.store.TrialServer.Answer;

/** Whatever comes, the FHIR API does not fail. A failing request is printed with its seed. */
@Tag("T-SQL")
@Tag("T-REDOS")
class FhirOddRequestsIT {

  private static final long SEED = 20241021;

  private static final int SEARCHES = 900;

  @TempDir private static Path database;
  private static TrialServer server;

  @BeforeAll
  static void start() {
    server = TrialServer.start(database).awaitStore();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Parameters that the server announces, for each type. */
  private static Map<String, List<String>> announced() {
    CapabilityStatement statement = server.get("/fhir/metadata").as(CapabilityStatement.class);
    Map<String, List<String>> parameters = new TreeMap<>();
    for (CapabilityStatementRestResourceComponent type :
        statement.getRestFirstRep().getResource()) {
      parameters.put(
          type.getType(),
          type.getSearchParam().stream()
              .map(CapabilityStatementRestResourceSearchParamComponent::getName)
              .toList());
    }
    return parameters;
  }

  @Test
  void answersEveryOddSearchWithoutFailing() {
    Random random = new Random(SEED);
    Map<String, List<String>> announced = announced();
    List<String> types = List.copyOf(announced.keySet());
    List<String> failed = new ArrayList<>();
    int refused = 0;
    for (int search = 0; search < SEARCHES; search++) {
      String type = any(random, types);
      StringBuilder query = new StringBuilder();
      for (int parameter = random.nextInt(2); parameter >= 0; parameter--) {
        List<String> names =
            Stream.of(announced.getOrDefault(type, List.of()), OddValues.RESULT_PARAMETERS)
                .flatMap(List::stream)
                .toList();
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(encoded(any(random, names) + any(random, OddValues.MODIFIERS)))
            .append('=')
            .append(encoded(any(random, OddValues.VALUES)));
      }
      String path = "/fhir/" + type + query;
      Answer answer = server.get(path);
      refused += answer.status() >= 400 ? 1 : 0;
      String body = answer.http().body();
      if (answer.status() >= 500 || body.contains("\tat ") || body.contains("SELECT ")) {
        failed.add(answer.status() + " " + path);
      }
    }
    assertThat(refused).as("odd requests that were refused").isBetween(100, SEARCHES - 100);
    assertThat(failed).as("seed " + SEED).isEmpty();
  }

  @Test
  void answersEveryOddAddressAndBodyWithoutFailing() {
    List<String> failed = new ArrayList<>();
    for (String path :
        List.of(
            "/fhir/Patient/" + "a".repeat(100),
            "/fhir/Patient/a_b",
            "/fhir/Patient//x",
            "/fhir/Patient/x/_history/x",
            "/fhir/Patient/x/_history/99999999999999",
            "/fhir/$x",
            "/fhir/Patient/tiny-high/nosuch/y",
            "/fhir//",
            "/fhir/_history?_since=x",
            "/fhir/Patient/_history?_at=x&_count=x",
            "/fhir?_getpages=x",
            "/fhir/_search",
            "/fhir/Patient/_search",
            "/fhir/Patient/%2e%2e",
            "/fhir/PlanDefinition/tiny-plan/$apply",
            "/fhir/PlanDefinition/tiny-plan/$apply?subject=Nosuch/1",
            "/fhir/PlanDefinition/tiny-plan/$apply?subject=Patient/nosuch",
            "/fhir/PlanDefinition/nosuch/$apply?subject=Patient/tiny-high",
            "/fhir/PlanDefinition/$apply?subject=x",
            "/fhir/Library/TinyLogic/$evaluate",
            "/fhir/Library/TinyLogic/$evaluate?expression=nosuch&subject=Patient/tiny-high",
            "/fhir/ValueSet/$expand",
            "/fhir/ValueSet/$expand?url=x",
            "/fhir/ValueSet/nosuch/$expand",
            "/fhir/ValueSet/tiny-lactate/$expand?count=-1&offset=x",
            "/fhir/ValueSet/$validate-code",
            "/fhir/CodeSystem/$validate-code?code=x",
            "/fhir/Patient/nosuch/$everything",
            "/fhir/Patient/tiny-high/$everything?_count=x&_since=y&_type=z")) {
      Answer answer = server.get(path);
      if (answer.status() >= 500) {
        failed.add(answer.status() + " GET " + path);
      }
    }
    for (String body :
        List.of(
            "",
            "null",
            "[]",
            "1",
            "\"x\"",
            "{",
            "{}",
            "{\"resourceType\":1}",
            "{\"resourceType\":\"Nosuch\"}",
            "{\"resourceType\":\"Patient\",\"name\":1}",
            "{\"resourceType\":\"Patient\",\"birthDate\":\"x\"}",
            "{\"resourceType\":\"Patient\",\"active\":\"x\",\"id\":[]}",
            "{\"resourceType\":\"Patient\",\"contained\":[{}]}",
            "{\"resourceType\":\"Patient\",\"contained\":[{\"resourceType\":\"Nosuch\"}]}",
            "{\"resourceType\":\"Patient\",\"link\":[{\"other\":{\"reference\":\"?\"}}]}",
            "{\"resourceType\":\"Patient\",\"link\":[{\"other\":{\"reference\":\"Patient?name=\"}}]}",
            "{\"resourceType\":\"Patient\",\"text\":{\"div\":\"<div><script/></div>\"}}",
            "{\"resourceType\":\"Patient\",\"text\":{\"div\":\"<!DOCTYPE a [<!ENTITY x SYSTEM "
                + "'file:///etc/passwd'>]><div>&x;</div>\"}}",
            "{\"resourceType\":\"Bundle\"}",
            "{\"resourceType\":\"Bundle\",\"type\":\"history\"}",
            "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{}]}",
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":{"
                + "\"method\":\"GET\",\"url\":\"Patient?birthdate=x\"}}]}",
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":{"
                + "\"method\":\"PUT\",\"url\":\"\"}}]}",
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":{"
                + "\"resourceType\":\"Patient\"}}]}")) {
      for (String path : List.of("/fhir", "/fhir/Patient", "/fhir/PlanDefinition/$apply")) {
        Answer answer = server.send("POST", path, body, "application/fhir+json");
        if (answer.status() >= 500 || answer.http().body().contains("root:")) {
          failed.add(answer.status() + " POST " + path + " " + body);
        }
      }
      Answer put = server.send("PUT", "/fhir/Patient/odd", body, "application/fhir+json");
      Answer patch = server.send("PATCH", "/fhir/Patient/odd", body, "application/json-patch+json");
      if (put.status() >= 500 || patch.status() >= 500) {
        failed.add(put.status() + " PUT, " + patch.status() + " PATCH " + body);
      }
    }
    assertThat(failed).isEmpty();
  }
}
