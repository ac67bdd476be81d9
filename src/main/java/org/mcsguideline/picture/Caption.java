package org.mcsguideline.picture;

/**
 * What a picture is called.
 *
 * @param id unlike any other on the page
 * @param title what is shown, in a few words
 * @param description all that a reader needs who cannot see it
 * @param withinPage whether the picture stands in a page that gives it its size and colours; one
 *     that stands alone carries its own style, which the policy of a page may forbid
 */
public record Caption(String id, String title, String description, boolean withinPage) {

  /** Of a picture that stands alone. */
  public Caption(String id, String title, String description) {
    this(id, title, description, false);
  }

  /** Of the same picture within a page. */
  public Caption inPage() {
    return new Caption(id, title, description, true);
  }
}
