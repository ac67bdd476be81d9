package org.mcsguideline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of answers notices what is wrong with one. */
class ResponseRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String GOOD =
      """
      {"cards":[{"uuid":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","summary":"One","detail":"*Two*",
        "indicator":"info","source":{"label":"L","url":"https://a.example/x"},
        "suggestions":[{"label":"S","uuid":"d1577c69-dfbe-44ad-ba6d-3e05e953b2eb",
          "actions":[{"type":"create","description":"D","resource":{"resourceType":"Task"}}]}],
        "selectionBehavior":"any",
        "overrideReasons":[{"code":"c","system":"s","display":"d"}],
        "links":[{"label":"K","url":"https://a.example/y","type":"absolute"}]}]}
      """;

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }

  @Test
  void aGoodAnswerBreaksNothing() throws Exception {
    assertThat(ResponseRules.broken(json(GOOD))).isEmpty();
    assertThat(ResponseRules.broken(json("{\"cards\":[]}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          "summary":"One"            | "summary":""               | ch-34
          "detail":"*Two*"           | "detail":null              | ch-2
          "detail":"*Two*"           | "detail":"<b>Two</b>"      | ch-35
          "indicator":"info"         | "indicator":"hard-stop"    | ch-36
          "label":"L",               | "name":"L",                | ch-37
          https://a.example/x        | /x                         | ch-37
          "label":"L",               | "label":"L","topic":{"a":"b"}, | ch-38
          "selectionBehavior":"any", |                            | ch-39
          05e953b2eb                 | x                          | ch-41
          "type":"create"            | "type":"post"              | ch-42
          {"resourceType":"Task"}    | {"status":"draft"}         | ch-43
          "resourceType":"Task"      | "resourceType":"Task","id":"1" | ch-43
          "system":"s",              |                            | ch-45
          https://a.example/y        | y                          | ch-46
          "type":"absolute"          | "type":"absolute","appContext":"a" | ch-46
          {"cards":                  | {"systemActions":["a"],"cards": | ch-48
          "cards"                    | "card"                     | ch-32
          """)
  void aBrokenAnswerIsNoticed(String what, String instead, String requirement) throws Exception {
    String changed = GOOD.replace(what, instead == null ? "" : instead);
    assertThat(changed).isNotEqualTo(GOOD);
    assertThat(ResponseRules.broken(json(changed)))
        .anyMatch(broken -> broken.startsWith(requirement + ":"));
  }

  @Test
  void twoRecommendedSuggestionsOfWhichOneMayBeTakenAreNoticed() throws Exception {
    JsonNode answer = json(GOOD);
    ObjectNode card = (ObjectNode) answer.at("/cards/0");
    ObjectNode suggestion = ((ObjectNode) card.at("/suggestions/0")).put("isRecommended", true);
    ArrayNode two = card.withArray("suggestions").add(suggestion.deepCopy());
    assertThat(two).hasSize(2);
    assertThat(ResponseRules.broken(answer)).isEmpty();

    card.put("selectionBehavior", "at-most-one");
    assertThat(ResponseRules.broken(answer)).containsExactly("ch-40: isRecommended");
  }
}
