package org.mcsguideline.server;

import org.mcsguideline.site.SiteFileRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why a file of the site stopped the start, without a trace through our own code. */
final class SiteFileAnalyzer extends AbstractFailureAnalyzer<SiteFileRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, SiteFileRefused cause) {
    return new FailureAnalysis(
        cause.getMessage(), "Mend the file, or take its setting (mcs.site) out.", cause);
  }
}
