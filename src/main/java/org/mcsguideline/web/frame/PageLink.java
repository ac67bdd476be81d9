package org.mcsguideline.web.frame;

/**
 * A page that all others link to.
 *
 * @param path beginning with a slash
 * @param words key of its name
 */
public record PageLink(String path, String words) {

  /** Whether this is the page at a path, or one that belongs to it. */
  public boolean isAt(String asked) {
    return asked.equals(path) || (path.length() > 1 && asked.startsWith(path + "/"));
  }
}
