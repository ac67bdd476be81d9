package org.mcsguideline.web.frame;

import jakarta.servlet.http.HttpServletRequest;

/** Who of the readers has logged in. */
@FunctionalInterface
public interface Visits {

  /** What is known of the reader who asks. */
  Visit of(HttpServletRequest request);
}
