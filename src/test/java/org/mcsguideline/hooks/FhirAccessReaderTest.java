package org.mcsguideline.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.tiny.FeverCall.json;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.request.AccessGrant;
import org.mcsguideline.request.FhirAccess;

class FhirAccessReaderTest {

  private static final Instant NOW = Instant.parse("2024-03-01T10:00:00Z");
  private static final String SERVER = "'fhirServer':'https://ehr.example/fhir'";
  private static final String BODY =
      "{"
          + SERVER
          + ",'fhirAuthorization':{'access_token':'SECRET.token-1','token_type':'Bearer',"
          + "'expires_in':300,'scope':'patient/*.read launch','subject':'cds-1','patient':'p1'}}";

  private static @Nullable FhirAccess read(String body) {
    return FhirAccessReader.read(json(body), "p1", Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static AccessGrant grant(String body) {
    return Objects.requireNonNull(Objects.requireNonNull(read(body)).grant());
  }

  @Test
  @Tag("ch-29")
  void theTokenLivesFromItsReceiptOn() {
    assertThat(grant(BODY).expires()).isEqualTo(NOW.plusSeconds(300));
    assertThat(grant(BODY).subject()).isEqualTo("cds-1");
    assertThat(grant(BODY).scopes()).containsExactlyInAnyOrder("patient/*.read", "launch");
    assertThat(grant(BODY).token().authorization()).isEqualTo("Bearer SECRET.token-1");
  }

  @Test
  @Tag("ch-30")
  @Tag("T-PHI")
  void nothingThatIsPrintedHoldsTheToken() {
    assertThat(Objects.requireNonNull(read(BODY)).toString())
        .contains("cds-1", "masked")
        .doesNotContain("SECRET");
  }

  @Test
  @Tag("ch-27")
  void aServerWithoutATokenIsOpen() {
    assertThat(Objects.requireNonNull(read("{" + SERVER + "}")).grant()).isNull();
    assertThat(read("{}")).isNull();
  }

  @Test
  @Tag("ch-29")
  void theNameOfThePatientInTheGrantMayBeMissing() {
    assertThat(grant(BODY.replace(",'patient':'p1'", ""))).isNotNull();
  }

  @ParameterizedTest
  @Tag("ch-27")
  @Tag("ch-29")
  @Tag("T-WRONG-PATIENT")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'fhirServer':'https://ehr.example/fhir', |                        | fhirServer
          https://ehr.example/fhir  | https://u:SECRET@ehr.example/fhir     | fhirServer
          https://ehr.example/fhir  | https://ehr.example/fhir?SECRET       | fhirServer
          'https://ehr.example/fhir' | 7                                    | fhirServer
          'access_token':           | 'token':                              | access_token
          SECRET.token-1            | SECRET token                          | access_token
          SECRET.token-1            | SECRET\\r\\nX-Evil: 1               | access_token
          'Bearer'                  | 'mac'                                 | token_type
          'expires_in':300          | 'expires_in':'300'                    | expires_in
          'expires_in':300          | 'expires_in':-1                       | expires_in
          'expires_in':300          | 'expires_in':1e9                      | expires_in
          'expires_in':300          | 'expires_in':99999999999              | expires_in
          'scope':                  | 'scopes':                             | scope
          'subject':'cds-1'         | 'subject':''                          | subject
          'patient':'p1'            | 'patient':'SECRET2'                   | another patient
          'patient':'p1'            | 'patient':7                           | another patient
          """)
  void anAccessThatIsNotAsSpecifiedIsRefusedWithoutRepeatingIt(
      String original, @Nullable String planted, String words) {
    assertThat(BODY).contains(original);

    assertThatThrownBy(() -> read(BODY.replace(original, planted == null ? "" : planted)))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("SECRET");
  }
}
