package org.mcsguideline.picture;

import java.util.ArrayList;
import java.util.List;

/** The letters of a picture. SVG breaks no lines, so this does, by the width of usual letters. */
enum Letters {
  BOLD(15, "bold", 8.4),
  PLAIN(14, "normal", 7.2),
  SMALL(13, "normal", 6.7);

  private final double size;
  private final String weight;
  private final double letter;

  Letters(double size, String weight, double letter) {
    this.size = size;
    this.weight = weight;
    this.letter = letter;
  }

  double size() {
    return size;
  }

  String weight() {
    return weight;
  }

  /** From one line to the next. */
  double leading() {
    return size * 1.3;
  }

  /** The text in lines that fit into the width; a word that is too long stays whole. */
  List<String> lines(String text, double width) {
    int most = (int) (width / letter);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }
}
