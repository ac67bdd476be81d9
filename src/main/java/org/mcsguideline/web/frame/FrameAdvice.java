package org.mcsguideline.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. */
@ControllerAdvice(annotations = PageController.class)
public final class FrameAdvice {

  private final Supplier<String> version;
  private final Standing standing;
  private final Visits visits;

  /**
   * An advice.
   *
   * @param version of the guideline of the moment
   */
  public FrameAdvice(Supplier<String> version, Standing standing, Visits visits) {
    this.version = version;
    this.standing = standing;
    this.visits = visits;
  }

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    String query = request.getQueryString();
    return new Frame(
        path,
        query == null ? "" : query,
        version.get(),
        standing.login(),
        standing.pages(),
        standing.languages(),
        visits.of(request));
  }
}
