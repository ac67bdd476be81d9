package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.mcsguideline.server.store.StoreState.Failed;
import org.mcsguideline.server.store.StoreState.Starting;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FhirStoreServletTest {

  @Test
  void asksToTryAgainWhileStarting() throws ServletException, IOException {
    MockHttpServletResponse response = answerIn(new Starting());
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(outcome(response).getIssueFirstRep().getCode().toCode()).isEqualTo("transient");
  }

  @Test
  void tellsOfAFailedStartOnlyTheErrorId() throws ServletException, IOException {
    MockHttpServletResponse response = answerIn(new Failed("4711"));
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(outcome(response).getIssueFirstRep().getDetails().getText())
        .isEqualTo("The FHIR store could not start. Error id: 4711");
  }

  private static MockHttpServletResponse answerIn(StoreState state)
      throws ServletException, IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new FhirStoreServlet(() -> state)
        .service(new MockHttpServletRequest("GET", "/fhir/metadata"), response);
    return response;
  }

  private static OperationOutcome outcome(MockHttpServletResponse response) throws IOException {
    assertThat(response.getContentType()).startsWith("application/fhir+json");
    return FhirContext.forR4Cached()
        .newJsonParser()
        .parseResource(OperationOutcome.class, response.getContentAsString());
  }
}
