package org.mcsguideline.web.frame;

/**
 * Whether a reader has logged in.
 *
 * @param offered whether a login can be begun here
 * @param underway whether this reader has done so, and may still be believed
 */
public record Visit(boolean offered, boolean underway) {

  /** Nobody logs in. */
  public static final Visit NONE = new Visit(false, false);
}
