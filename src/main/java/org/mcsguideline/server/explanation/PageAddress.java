package org.mcsguideline.server.explanation;

import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.card.ExplanationAddress;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.server.pages.OwnAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page that explains a decision, as browsers call it. */
final class PageAddress implements ExplanationAddress {

  private static final Logger LOG = LoggerFactory.getLogger(PageAddress.class);

  private final OwnAddress own;
  private final Predicate<FhirBase> launching;

  /**
   * An address.
   *
   * @param launching tells the FHIR servers of the EHRs that can launch the page as an app
   */
  PageAddress(OwnAddress own, Predicate<FhirBase> launching) {
    this.own = own;
    this.launching = launching;
    if (own.base() == null) {
      LOG.warn("Cards have no link to their explanation: mcs.web.address is not set.");
    }
  }

  /** Null when no browser would find it. */
  @Override
  public @Nullable String of(UUID decision) {
    String base = own.base();
    return base == null ? null : base + "/explanation.html?decision=" + decision;
  }

  @Override
  public @Nullable String launch(String fhirServer) {
    String base = own.base();
    return base != null && FhirBase.parse(fhirServer).filter(launching).isPresent()
        ? base + "/launch"
        : null;
  }
}
