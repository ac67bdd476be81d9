package org.mcsguideline.knowledge.assembly.source;

/**
 * Where something stands in the sources.
 *
 * @param file path below the folder it was read from, such as {@code cql/Fever.cql}
 * @param line counted from one
 * @param column counted from one; zero when only the line is known
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return file + ":" + line + (column > 0 ? ":" + column : "");
  }
}
