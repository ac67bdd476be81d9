package org.mcsguideline.server.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed before it came to any part of the service, and says no more than that. */
@Controller
public final class PlainErrors implements ErrorController {

  /** Asked for directly, there is nothing here. */
  @RequestMapping("/error")
  public void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (status instanceof Integer code && code >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      PlainOutcome.send(response, code, "exception", "The service failed.");
    } else if (status instanceof Integer code) {
      PlainOutcome.send(response, code, "invalid", "The request cannot be answered.");
    } else {
      PlainOutcome.send(
          response,
          HttpServletResponse.SC_NOT_FOUND,
          "not-found",
          "There is nothing at this address.");
    }
  }
}
