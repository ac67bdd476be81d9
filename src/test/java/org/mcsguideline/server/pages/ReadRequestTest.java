package org.mcsguideline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ReadRequestTest {

  private static MockHttpServletRequest asked() {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/board");
    request.setQueryString("_include=*&patient=other");
    request.addParameter("_include", "*");
    request.addHeader("Accept", "text/html");
    request.addHeader("If-None-Match", "W/\"1\"");
    request.addHeader("Authorization", "Bearer x");
    return request;
  }

  @Test
  void asksWhatThePageWroteAndNothingOfItsCallersQuery() {
    ReadRequest read = new ReadRequest(asked(), "/Task?patient=Patient%2Fa&_sort=-_lastUpdated");
    assertThat(read.getMethod()).isEqualTo("GET");
    assertThat(read.getRequestURI()).isEqualTo("/fhir/Task");
    assertThat(read.getRequestURL().toString()).isEqualTo("http://localhost/fhir/Task");
    assertThat(read.getQueryString()).isEqualTo("patient=Patient%2Fa&_sort=-_lastUpdated");
    assertThat(read.getParameterMap()).containsOnlyKeys("patient", "_sort");
    assertThat(read.getParameter("patient")).isEqualTo("Patient/a");
    assertThat(read.getParameterValues("_sort")).containsExactly("-_lastUpdated");
    assertThat(read.getParameter("_include")).isNull();
  }

  @Test
  void keepsWhoAsksAndTakesPlainJson() {
    ReadRequest read = new ReadRequest(asked(), "/Task/1");
    assertThat(read.getHeader("Authorization")).isEqualTo("Bearer x");
    assertThat(read.getHeader("Accept")).isEqualTo("application/fhir+json");
    assertThat(read.getHeader("If-None-Match")).isNull();
    assertThat(read.getHeaders("if-none-match").hasMoreElements()).isFalse();
    assertThat(read.getQueryString()).isNull();
    assertThat(read.getParameterMap()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Task/1", "/../actuator/health", "/Task/..", "/Task/$expunge", "/$export", "/Task/1/Task",
        "/Task#x", "/Task?a b", "//Task", "", "/Task/1?", "/metadata"
      })
  void readsAndSearchesAreAllThereIs(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadRequest(asked(), path));
  }
}
