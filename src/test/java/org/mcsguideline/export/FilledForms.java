package org.mcsguideline.export;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import org.mcsguideline.tiny.TinyGuideline;

/** The form of the tiny guideline, filled in, and its tables read back. */
public final class FilledForms {

  private static final Bundle GUIDELINE =
      FhirContext.forR4Cached()
          .newJsonParser()
          .parseResource(Bundle.class, TinyGuideline.bundle().toString());

  private FilledForms() {}

  private static <T extends Resource> Optional<T> find(Class<T> type, String url) {
    return GUIDELINE.getEntry().stream()
        .filter(entry -> url.equals(entry.getFullUrl()))
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  static Optional<ValueSet> valueSet(String canonical) {
    return find(ValueSet.class, canonical.replaceFirst("\\|.*", ""));
  }

  /** A copy, for those who mean to change it. */
  static Questionnaire form() {
    return find(Questionnaire.class, TinyGuideline.CANONICAL + "/Questionnaire/fever-form")
        .orElseThrow()
        .copy();
  }

  /** A response that gives its onset and says nothing else. */
  public static QuestionnaireResponse begun(String onset) {
    QuestionnaireResponse response = new QuestionnaireResponse();
    response.setId("QuestionnaireResponse/r1");
    response.setStatus(QuestionnaireResponseStatus.COMPLETED);
    response.setQuestionnaire(
        TinyGuideline.CANONICAL + "/Questionnaire/fever-form|" + TinyGuideline.VERSION);
    response.setSubject(new Reference("Patient/p1"));
    response.addItem(answered("onset", new DateTimeType(onset)));
    return response;
  }

  /** One with something in every table, and what must not get out. */
  public static QuestionnaireResponse full() {
    QuestionnaireResponse response = begun("2024-03-01T10:00:00+01:00");
    response.setAuthoredElement(new DateTimeType("2024-03-03T10:00:00Z"));
    response.addItem(
        group(
            "who",
            answered("who.site", new StringType("=NORTH")),
            answered("who.name", new StringType("Erika Mustermann")),
            answered("who.born", new DateType("1950-03-02"))));
    response.addItem(
        group(
            "measured",
            answered("measured.time", new DateTimeType("2024-03-01T03:00:00Z")),
            answered("measured.value", quantity("39.2", "Cel", "Mustermann degrees")),
            answered("measured.kind", coded("http://loinc.org", "8331-1", "Mustermann")),
            answered("measured.pulse", new org.hl7.fhir.r4.model.IntegerType(-5)),
            answered("measured.good", new org.hl7.fhir.r4.model.BooleanType(false)),
            answered("measured.why", new StringType("Mustermann shivered"))));
    QuestionnaireResponseItemComponent signs = new QuestionnaireResponseItemComponent();
    signs.setLinkId("signs");
    signs.addAnswer().setValue(new StringType("cough"));
    signs
        .addAnswer()
        .setValue(new StringType("=rash"))
        .addItem(answered("signs.since", new DateType("2024-03-04")));
    response.addItem(signs);
    response.addItem(
        group(
            "ward",
            answered("ward.from", new DateTimeType("2024-03-01T21:00:00Z")),
            group(
                "ward.drug",
                answered("ward.drug.dose", new org.hl7.fhir.r4.model.DecimalType("1.50"))),
            group("ward.drug", answered("ward.drug.note", new StringType("for Erika")))));
    response.addItem(group("ward", group("ward.drug")));
    response.addItem(group("family", answered("family.name", new StringType("Otto Mustermann"))));
    response.addItem(answered("remark", new StringType("@Mustermann, \"Erika\"\nis ill")));
    return response;
  }

  static Quantity quantity(String value, String code, String unit) {
    return new Quantity()
        .setValue(new java.math.BigDecimal(value))
        .setUnit(unit)
        .setSystem("http://unitsofmeasure.org")
        .setCode(code);
  }

  static Coding coded(String system, String code, String display) {
    return new Coding(system, code, display);
  }

  static QuestionnaireResponseItemComponent answered(String linkId, Type... answers) {
    QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
    item.setLinkId(linkId);
    Arrays.stream(answers).forEach(answer -> item.addAnswer().setValue(answer));
    return item;
  }

  static QuestionnaireResponseItemComponent group(
      String linkId, QuestionnaireResponseItemComponent... items) {
    QuestionnaireResponseItemComponent group = new QuestionnaireResponseItemComponent();
    group.setLinkId(linkId);
    Arrays.stream(items).forEach(group::addItem);
    return group;
  }

  /** The records of a CSV with a first line of names, by these. */
  public static List<CSVRecord> records(String csv) {
    try (var parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .build()
            .parse(new StringReader(csv))) {
      return parser.getRecords();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
