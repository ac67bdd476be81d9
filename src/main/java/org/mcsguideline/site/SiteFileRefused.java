package org.mcsguideline.site;

import java.util.List;

/** A file of the site cannot be used; the message says why and what to do. Stops the start. */
public final class SiteFileRefused extends RuntimeException {

  SiteFileRefused(String file, List<String> reasons) {
    super(file + " cannot be used:\n- " + String.join("\n- ", reasons));
  }
}
