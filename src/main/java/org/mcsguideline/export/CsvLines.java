package org.mcsguideline.export;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Lines of CSV after RFC 4180 that no spreadsheet takes for formulas: text that begins like one has
 * an apostrophe before it.
 */
final class CsvLines {

  /** The wide forms too, which some spreadsheets turn into the plain ones. */
  private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final CSVPrinter printer;

  CsvLines(Appendable out) throws IOException {
    this.printer = new CSVPrinter(out, CSVFormat.RFC4180);
  }

  /** Writes one line; numbers and booleans stay what they are. */
  void add(List<?> cells) throws IOException {
    printer.printRecord(
        cells.stream().map(cell -> cell instanceof String text ? harmless(text) : cell).toList());
  }

  /** When all is written; whose output it is closes it. */
  void flush() throws IOException {
    printer.flush();
  }

  private static String harmless(String text) {
    return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
