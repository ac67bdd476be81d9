package org.mcsguideline.web.operations;

/**
 * So many of so many.
 *
 * @param name of what is counted
 * @param of never less than {@code count}
 */
public record Line(String name, long count, long of) {

  public Line {
    if (count < 0 || count > of) {
      throw new IllegalArgumentException("More than all of it: " + name);
    }
  }

  /** Length of a bar, of a hundred. */
  public long share() {
    return of == 0 ? 0 : Math.round(100.0 * count / of);
  }
}
