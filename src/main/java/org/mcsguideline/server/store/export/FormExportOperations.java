package org.mcsguideline.server.store.export;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.export.DataDictionary;
import org.mcsguideline.export.FormExport;
import org.mcsguideline.export.FormNotExportable;
import org.mcsguideline.export.FormTables;
import org.mcsguideline.export.Pseudonyms;

/** The operations that answer with CSV. Who may ask is a matter of the API's rules of access. */
public final class FormExportOperations {

  private final StoredForms forms;
  private final @Nullable Pseudonyms pseudonyms;

  /**
   * The operations.
   *
   * @param pseudonyms null on a server without a key for them, which exports nobody's answers
   */
  FormExportOperations(StoredForms forms, @Nullable Pseudonyms pseudonyms) {
    this.forms = forms;
    this.pseudonyms = pseudonyms;
  }

  /** One table of all responses to a form, written while it is read. */
  @Operation(
      name = "$export-table",
      type = Questionnaire.class,
      idempotent = true,
      manualResponse = true)
  public void exportTable(
      @IdParam IdType id,
      @OperationParam(name = "table", max = 1) @Nullable StringType table,
      @OperationParam(name = "free-text", max = 1) @Nullable BooleanType freeText,
      ServletRequestDetails request,
      HttpServletResponse response)
      throws IOException {
    refuseWithinBundle(request);
    Pseudonyms key = pseudonyms;
    if (key == null) {
      throw new ForbiddenOperationException(
          "This server has no key for pseudonyms and exports nothing: mcs.store.pseudonym-key is"
              + " not set.");
    }
    Questionnaire form = forms.form(id);
    FormTables tables = tables(form);
    String name = table == null || table.isEmpty() ? tables.names().get(0) : table.getValue();
    FormExport export = export(tables, name, key, freeText != null && freeText.booleanValue());
    Iterator<QuestionnaireResponse> responses = forms.responses(form);
    // The first are read here, so that a failure of the search is still an answer.
    boolean unused = responses.hasNext();
    export.write(responses, csv(response, id.getIdPart() + "-" + name));
  }

  /** What the columns of its tables mean. */
  @Operation(
      name = "$data-dictionary",
      type = Questionnaire.class,
      idempotent = true,
      manualResponse = true)
  public void dataDictionary(
      @IdParam IdType id, ServletRequestDetails request, HttpServletResponse response)
      throws IOException {
    refuseWithinBundle(request);
    DataDictionary dictionary = new DataDictionary(tables(forms.form(id)));
    dictionary.write(csv(response, id.getIdPart() + "-dictionary"));
  }

  /** An answer that is no resource would be written over that of the bundle. */
  private static void refuseWithinBundle(ServletRequestDetails request) {
    if (request instanceof ServletSubRequestDetails) {
      throw new InvalidRequestException("Tables are exported by a request of their own.");
    }
  }

  private static FormExport export(
      FormTables tables, String name, Pseudonyms key, boolean withFreeText) {
    try {
      return FormExport.of(tables, name, key, withFreeText);
    } catch (FormNotExportable unknown) {
      throw new InvalidRequestException(unknown.getMessage());
    }
  }

  private FormTables tables(Questionnaire form) {
    try {
      return FormTables.of(form, forms);
    } catch (FormNotExportable faulty) {
      throw new UnprocessableEntityException(faulty.getMessage());
    }
  }

  /** Never closed here: a table that breaks off would look whole. */
  private static Writer csv(HttpServletResponse response, String name) throws IOException {
    response.setContentType("text/csv; charset=utf-8; header=present");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9.-]", "_") + ".csv\"");
    return new BufferedWriter(
        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
  }
}
