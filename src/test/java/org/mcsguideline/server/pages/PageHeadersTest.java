package org.mcsguideline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageHeadersTest {

  private static String policy(List<String> frameAncestors) throws ServletException, IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new PageHeaders(frameAncestors)
        .doFilter(new MockHttpServletRequest("GET", "/"), response, new MockFilterChain());
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    return String.valueOf(response.getHeader("Content-Security-Policy"));
  }

  @Test
  void pagesStandInsideNoOthersUnlessTheseAreListed() throws ServletException, IOException {
    assertThat(policy(List.of())).endsWith("frame-ancestors 'none'").contains("script-src 'self'");
    assertThat(policy(List.of("https://ehr.example", "https://b.example:8443")))
        .endsWith("frame-ancestors https://ehr.example https://b.example:8443");
  }
}
