package org.mcsguideline.card;

import org.jspecify.annotations.Nullable;

/**
 * Further reading.
 *
 * @param type {@code absolute}, or {@code smart} for an app that the caller launches
 * @param appContext what the app is to show; null unless it is launched
 */
public record Link(String label, String url, String type, @Nullable String appContext) {

  /** A page that anybody can open. */
  static Link absolute(String label, String url) {
    return new Link(label, url, "absolute", null);
  }

  /** An app that the caller launches. */
  static Link smart(String label, String url, String appContext) {
    return new Link(label, url, "smart", appContext);
  }
}
