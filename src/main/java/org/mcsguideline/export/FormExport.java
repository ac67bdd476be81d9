package org.mcsguideline.export;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** One table of a form, to be written response by response. */
public final class FormExport {

  private final Rows rows;

  private FormExport(Rows rows) {
    this.rows = rows;
  }

  /**
   * Chooses a table.
   *
   * @param table one of {@link FormTables#names()}
   * @param withFreeText whether what people wrote in their own words is exported too
   * @throws FormNotExportable when the form makes no such table
   */
  public static FormExport of(
      FormTables form, String table, Pseudonyms pseudonyms, boolean withFreeText) {
    Table chosen =
        form.table(table)
            .orElseThrow(
                () ->
                    new FormNotExportable(
                        "This form makes no table of that name, but: "
                            + String.join(", ", form.names())));
    return new FormExport(new Rows(form, chosen, pseudonyms, withFreeText));
  }

  /**
   * Writes the first line and the rows of the responses, and keeps none of them.
   *
   * @param out as CSV after RFC 4180
   */
  public void write(Iterator<QuestionnaireResponse> responses, Appendable out) throws IOException {
    CsvLines lines = new CsvLines(out);
    lines.add(rows.headers());
    while (responses.hasNext()) {
      for (List<Object> row : rows.of(responses.next())) {
        lines.add(row);
      }
    }
    lines.flush();
  }
}
