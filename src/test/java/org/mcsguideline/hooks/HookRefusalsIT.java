package org.mcsguideline.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.temperature;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service refuses, and how much it reads. */
class HookRefusalsIT extends HookCalls {

  @Tag("ch-26")
  @Tag("ch-27")
  @Tag("ch-33")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'hook':'order-sign'        | 'hook':'patient-view'     | hook must be order-sign
          'hook':'order-sign',       |                           | hook must be order-sign
          d1577c69-dfbe-44ad-        | d1577c69-                 | hookInstance
          'Practitioner/1'           | 'nobody'                  | userId
          'patientId':'p1'           | 'patientId':'p1/../$x'    | patientId
          'patientId':'p1'           | 'patientId':'p2'          | another patient
          'draftOrders'              | 'drafts'                  | draftOrders
          'context':{                | 'context2':{              | context is missing
          'extension':{              | 'fhirAuthorization':{'access_token':'x'},'extension':{ | fhirServer
          2024-03-01T10:00:00Z       | soon                      | decision-time
          2024-03-01T10:00:00Z       | 0024-03-01T10:00:00Z      | decision-time
          'effectiveDateTime':'2024  | 'effectiveDateTime':'SECRET  | prefetch.temperatures
          'temperatures':            | 'temperatures':7,'x':     | prefetch.temperatures
          'prefetch':{               | 'prefetch':7,'x':{        | prefetch must be an object
          """)
  void refusesABadRequest(String original, String planted, String words) throws Exception {
    assertThat(CALL).contains(original);

    HttpResponse<String> response = call(CALL.replace(original, planted == null ? "" : planted));

    isOutcome(response, 400, words);
    assertThat(response.body()).doesNotContain("SECRET", "Exception");
  }

  @Tag("ch-1")
  @Tag("ch-33")
  @Test
  void refusesWhatIsNoJson() throws Exception {
    isOutcome(post("{"), 400, "not JSON");
    isOutcome(post("[]"), 400, "not a JSON object");
    isOutcome(post("{\"a\":1,\"a\":2}"), 400, "not JSON");
    isOutcome(post("{\"a\":" + "9".repeat(101) + "}"), 400, "not JSON");
    isOutcome(post("{\"a\":1e99999999999}"), 400, "not JSON");
    isOutcome(post("[".repeat(300) + "]".repeat(300)), 400, "not JSON");
  }

  @Test
  void refusesALongBodyOfUnstatedLength() throws Exception {
    byte[] body = " ".repeat(1_600_000).getBytes(StandardCharsets.UTF_8);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    isOutcome(send(at("/cds-services/fever-review").POST(chunked)), 413, "1500000 bytes");
  }

  @Test
  void refusesOtherAddressesMethodsAndTypes() throws Exception {
    isOutcome(send(at("/cds-services/none").POST(BodyPublishers.ofString("{}"))), 404, "no such");
    isOutcome(send(at("/nothing/here").GET()), 404, "nothing at this address");
    isOutcome(send(at("/cds-services/fever-review").GET()), 405, "method");
    isOutcome(
        send(
            at("/cds-services/fever-review")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "application/json");
  }

  /** The call with so many entries under one key, of which the first is the temperature. */
  private static String withEntries(int entries) {
    String more = ",{'resource':{'resourceType':'Basic','code':{'text':'x'}}}".repeat(entries - 1);
    String one = bundle(temperature("o1", "p1", "39.2"));
    assertThat(one).endsWith("]}");
    String many = one.substring(0, one.length() - 2) + more + "]}";
    assertThat(CALL).contains(one);
    return CALL.replace(one, many);
  }

  @Tag("T-BOMB")
  @Test
  void readsSoManyEntriesUnderOneKeyAndNoMore() throws Exception {
    HttpResponse<String> most = call(withEntries(2000));
    assertThat(most.statusCode()).as(most.body()).isEqualTo(200);
    assertThat(most.body()).contains("39.2");
    isOutcome(call(withEntries(2001)), 400, "2000");
  }

  @Tag("T-BOMB")
  @ParameterizedTest
  @CsvSource({"1000000, 200", "1200000, 400"})
  void readsTextsOfSuchALengthAndNoMore(int length, int status) throws Exception {
    String call = CALL.replace("'extension':{", "'extension':{'com.example.text':'TEXT',");
    assertThat(call).contains("TEXT");
    HttpResponse<String> answer = call(call.replace("TEXT", "a".repeat(length)));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).hasSizeLessThan(10_000);
  }

  @Tag("T-BOMB")
  @ParameterizedTest
  @CsvSource({"100, 200", "101, 400"})
  void readsNumbersOfSuchALengthAndNoMore(int digits, int status) throws Exception {
    String call = CALL.replace("'extension':{", "'extension':{'com.example.number':NUMBER,");
    String number = "9".repeat(digits);
    assertThat(post(call.replace("NUMBER", number).replace('\'', '"')).statusCode())
        .isEqualTo(status);
  }

  @Tag("T-BOMB")
  @ParameterizedTest
  @CsvSource({"198, 200", "199, 400"})
  void readsNestingOfSuchADepthAndNoMore(int below, int status) throws Exception {
    String nested = "[".repeat(below) + "]".repeat(below);
    String call = CALL.replace("'extension':{", "'extension':{'com.example.deep':DEEP,");
    assertThat(post(call.replace("DEEP", nested).replace('\'', '"')).statusCode())
        .isEqualTo(status);
  }
}
