package org.mcsguideline.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.mcsguideline.hooks.ErrorAnswers;
import org.mcsguideline.web.frame.PageAbsent;
import org.mcsguideline.web.frame.PageErrors;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** An address that nothing answers at: a page for people, an OperationOutcome for programs. */
@Order(0)
@ControllerAdvice
public final class NothingHere {

  private final PageErrors pages;
  private final ErrorAnswers outcomes;
  private final PageHeaders headers;

  NothingHere(PageErrors pages, ErrorAnswers outcomes, PageHeaders headers) {
    this.pages = pages;
    this.outcomes = outcomes;
    this.headers = headers;
  }

  @ExceptionHandler
  Object nothing(
      NoResourceFoundException nothing,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale) {
    // Programs that take anything do not ask for a page by name; browsers do.
    boolean isPerson =
        Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
            .anyMatch(accepted -> accepted.contains(MediaType.TEXT_HTML_VALUE));
    if (!isPerson) {
      return outcomes.nothingHere(nothing);
    }
    headers.set(response);
    return pages.absent(new PageAbsent("no such address"), request, locale);
  }
}
