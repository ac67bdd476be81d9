package org.mcsguideline.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class HeldBodyTest {

  private static HeldBody post(String type, String body) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fhir/Patient/_search");
    request.setContentType(type);
    request.addParameter("code", "of the address");
    return new HeldBody(request, body.getBytes(UTF_8));
  }

  @Test
  void aFormAddsItsParametersToThoseOfTheAddress() {
    HeldBody form =
        post("application/x-www-form-urlencoded; charset=UTF-8", "code=a%20b&name=M%C3%BCller+x");
    assertThat(form.getParameterValues("code")).containsExactly("of the address", "a b");
    assertThat(form.getParameter("name")).isEqualTo("Müller x");
    assertThat(form.getParameter("none")).isNull();
  }

  @Test
  void whatIsNoFormHasThoseOfTheAddressOnly() throws IOException {
    HeldBody json = post("application/json", "name=1");
    assertThat(json.getParameterMap()).containsOnlyKeys("code");
    assertThat(json.getInputStream().readAllBytes()).isEqualTo("name=1".getBytes(UTF_8));
  }
}
