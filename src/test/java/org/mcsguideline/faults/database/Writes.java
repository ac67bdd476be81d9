package org.mcsguideline.faults.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.nodes.Answer;

/**
 * What clients write, each time under an id of its own and never sent twice, so that what is found
 * later can be compared with what was acknowledged.
 */
final class Writes {

  /** Stands in every patient, and may stand in no log. */
  static final String CANARY = "Kanarienvogel";

  /** Each names the id of its transaction as its identifier. */
  private static final String TRANSACTION =
      """
      {"resourceType":"Bundle","type":"transaction","entry":[
       {"resource":{"resourceType":"Patient","id":"%1$s","identifier":[{"value":"%1$s"}],
        "name":[{"family":"CANARY"}]},
        "request":{"method":"PUT","url":"Patient/%1$s"}},
       {"resource":{"resourceType":"Observation","identifier":[{"value":"%1$s"}],"status":"final",
        "code":{"coding":[{"system":"http://loinc.org","code":"2524-7"}]},
        "subject":{"reference":"Patient/%1$s"},"effectiveDateTime":"2024-03-01T10:00:00Z",
        "valueQuantity":{"value":4,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}},
        "request":{"method":"POST","url":"Observation"}},
       {"resource":{"resourceType":"Condition","identifier":[{"value":"%1$s"}],
        "code":{"coding":[{"system":"http://snomed.info/sct","code":"410429000"}]},
        "subject":{"reference":"Patient/%1$s"}},
        "request":{"method":"POST","url":"Condition"}}]}
      """
          .replace("CANARY", CANARY);

  private static final List<String> PARTS = List.of("Patient", "Observation", "Condition");

  private static final String FEEDBACK =
      """
      {"feedback":[{"card":"%s","outcome":"accepted","acceptedSuggestions":[{"id":"%s"}],\
      "outcomeTimestamp":"%s"}]}""";

  private final Set<String> transactions = ConcurrentHashMap.newKeySet();
  private final Set<String> acknowledgedTransactions = ConcurrentHashMap.newKeySet();
  private final Set<String> feedback = ConcurrentHashMap.newKeySet();
  private final Set<String> acknowledgedFeedback = ConcurrentHashMap.newKeySet();

  /** Three resources that refer to each other, all or nothing. */
  Answer transaction(int port) {
    String id = UUID.randomUUID().toString();
    transactions.add(id);
    Answer answer = Answer.to("POST", port, "/fhir", null, TRANSACTION.formatted(id));
    if (answer.status() == 200) {
      acknowledgedTransactions.add(id);
    }
    return answer;
  }

  /** A user has taken what a card suggested. */
  Answer feedback(int port) {
    String card = UUID.randomUUID().toString();
    feedback.add(card);
    String body = FEEDBACK.formatted(card, UUID.randomUUID(), Instant.now());
    Answer answer = Answer.to("POST", port, "/cds-services/mcs-order-review/feedback", null, body);
    if (answer.status() == 200) {
      acknowledgedFeedback.add(card);
    }
    return answer;
  }

  int acknowledged() {
    return acknowledgedTransactions.size() + acknowledgedFeedback.size();
  }

  /** Written without an answer that said so. */
  private final List<String> unanswered = new ArrayList<>();

  int unanswered() {
    return unanswered.size();
  }

  /** Every acknowledged write is there once, and no transaction in part. */
  void verify(int port) {
    assertThat(acknowledgedTransactions).isNotEmpty();
    List<Map<String, Long>> found = PARTS.stream().map(part -> found(port, part)).toList();
    for (String id : transactions) {
      List<Long> parts = found.stream().map(part -> part.getOrDefault(id, 0L)).toList();
      if (acknowledgedTransactions.contains(id)) {
        assertThat(parts).as("acknowledged transaction %s", id).containsOnly(1L);
      } else {
        assertThat(parts).as("transaction %s", id).isIn(List.of(0L, 0L, 0L), List.of(1L, 1L, 1L));
        parts.stream().limit(1).filter(there -> there > 0).forEach(there -> unanswered.add(id));
      }
    }
    Map<String, Long> kept = found(port, "Communication");
    for (String card : feedback) {
      long times = kept.getOrDefault("urn:uuid:" + card, 0L);
      assertThat(times).as("feedback on %s", card).isLessThanOrEqualTo(1);
      if (acknowledgedFeedback.contains(card)) {
        assertThat(times).as("acknowledged feedback on %s", card).isEqualTo(1);
      } else if (times > 0) {
        unanswered.add(card);
      }
    }
  }

  /** How often each identifier is there. */
  private static Map<String, Long> found(int port, String type) {
    List<String> identifiers = new ArrayList<>();
    String next = "/fhir/" + type + "?_count=500&_elements=identifier";
    while (!next.isEmpty()) {
      String path = next;
      Answer page = Calls.patiently(() -> Answer.get(port, path, null));
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      for (JsonNode entry : page.json().path("entry")) {
        identifiers.add(entry.at("/resource/identifier/0/value").asText());
      }
      next = next(page.json());
    }
    return identifiers.stream()
        .collect(Collectors.groupingBy(identifier -> identifier, Collectors.counting()));
  }

  private static String next(JsonNode page) {
    return Stream.iterate(0, at -> at + 1)
        .limit(page.path("link").size())
        .map(at -> page.path("link").path(at))
        .filter(link -> link.path("relation").asText().equals("next"))
        .map(link -> URI.create(link.path("url").asText()))
        .map(address -> address.getRawPath() + "?" + address.getRawQuery())
        .findFirst()
        .orElse("");
  }
}
