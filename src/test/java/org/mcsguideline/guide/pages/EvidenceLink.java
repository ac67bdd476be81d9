package org.mcsguideline.guide.pages;

import java.util.Collection;
import java.util.List;

/**
 * Where the guide tells of a piece of evidence.
 *
 * @param key as authors call it
 * @param href page and place
 */
record EvidenceLink(String key, String href) {

  /** Contradictions have a page of their own, and so have the sentences. */
  static EvidenceLink of(String key) {
    String page =
        key.matches("D\\d+")
            ? "discrepancies"
            : key.matches("R\\d+") ? "recommendations" : "evidence";
    return new EvidenceLink(key, page + ".html#" + key);
  }

  static List<EvidenceLink> of(Collection<String> keys) {
    return keys.stream().map(EvidenceLink::of).toList();
  }
}
