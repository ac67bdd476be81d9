package org.mcsguideline.replay;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values as RFC 4180 has them. */
final class ReportCsv {

  private ReportCsv() {}

  /** A line with its end. A cell that a spreadsheet would run as a formula is kept a text. */
  static String line(List<?> cells) {
    return cells.stream().map(cell -> cell(String.valueOf(cell))).collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
