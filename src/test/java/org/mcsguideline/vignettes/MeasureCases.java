package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Populations of the measures: of a patient of {@code measures/patients.json}, changed as {@link
 * CaseEdit} can and asked at a time, what stands in each list. {@code +haemoglobin} puts one more
 * entry on the record: the patient's own of this name once more, or the one of {@code
 * measures/parts.json}; {@code +haemoglobin as second} under another name. The period is every time
 * up to then.
 */
public final class MeasureCases implements CaseSource {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CSVFormat TABLE =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .build();

  /** In {@code parts.json} the patient's name is this. */
  private static final String ANYBODY = "part";

  private final Bundle patients = patients();
  private final Bundle parts = bundle("parts.json");

  /** Everybody, with all that is on record. */
  public static Bundle patients() {
    return bundle("patients.json");
  }

  private static Bundle bundle(String name) {
    try (InputStream file = file(name)) {
      return (Bundle) RecordJson.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Rows of a table beside the patients. */
  public static List<CSVRecord> rows(String table) {
    try (InputStreamReader text = new InputStreamReader(file(table), StandardCharsets.UTF_8)) {
      return TABLE.parse(text).getRecords();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream file(String name) {
    return Objects.requireNonNull(
        MeasureCases.class.getResourceAsStream("/measures/" + name), name);
  }

  @Override
  public Stream<Case> cases() {
    return rows("populations.csv").stream().map(this::read);
  }

  private Case read(CSVRecord row) {
    ObjectNode request = request(row.get("patient"), row.get("asked"));
    for (String change : row.get("change").split(";", -1)) {
      String[] words = change.strip().replaceFirst("[~+]", "").split("\\s+", 4);
      if (change.strip().startsWith("+")) {
        add(request, row.get("patient"), words[0], words[words.length - 1]);
      } else if (!change.isBlank()) {
        CaseEdit.edit(request, words);
      }
    }
    Set<Case.Limit> limits =
        row.get("threshold").isEmpty()
            ? Set.of()
            : Set.of(
                new Case.Limit(
                    row.get("threshold"),
                    Case.Side.valueOf(row.get("side").toUpperCase(Locale.ROOT))));
    return new Case(
        "measures " + String.join(" ", row.toList()),
        request,
        expected(row.get("expected")),
        limits,
        Guideline.knowledge());
  }

  private static Map<String, String> expected(String text) {
    return Stream.of(text.split(";", -1))
        .map(answer -> answer.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> library(pair[0].strip()),
                pair -> pair[1].strip(),
                (a, b) -> a,
                TreeMap::new));
  }

  /** {@code Selection:Counted Devices} stands for a define of {@code McsMeasureSelection}. */
  private static String library(String name) {
    return "McsMeasure" + name;
  }

  private ObjectNode request(String patient, String asked) {
    ObjectNode request = JSON.createObjectNode();
    request.put("hook", HookService.PATIENT_REVIEW.hook());
    request.put("hookInstance", "00000000-0000-0000-0000-000000000000");
    request
        .putObject("context")
        .put("userId", "Practitioner/p1")
        .put("patientId", patient)
        .put("encounterId", patient + "-enc");
    request
        .putObject("extension")
        .put("org.mcsguideline.decision-time", asked.isEmpty() ? "2024-12-31T23:59:59Z" : asked);
    ObjectNode prefetch = request.putObject("prefetch");
    for (String key : HookRequestJson.PREFETCH_KEYS) {
      prefetch.putObject(key).put("resourceType", "Bundle").put("type", "searchset");
    }
    List<Resource> record =
        patients.getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .filter(resource -> isOf(resource, patient))
            .toList();
    if (record.isEmpty()) {
      throw new IllegalArgumentException("No such patient: " + patient);
    }
    record.forEach(resource -> put(request, resource));
    return request;
  }

  private void add(ObjectNode request, String patient, String entry, String name) {
    Resource found =
        named(patients, patient + "-" + entry)
            .or(() -> named(parts, ANYBODY + "-" + entry))
            .orElseThrow(() -> new IllegalArgumentException("No such entry: " + entry));
    Resource added =
        RecordJson.read(
            RecordJson.write(found)
                .replace("Patient/" + ANYBODY, "Patient/" + patient)
                .replace(ANYBODY + "-", patient + "-"));
    put(request, added.setId(patient + "-" + name));
  }

  private static Optional<Resource> named(Bundle bundle, String id) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(resource -> resource.getIdElement().getIdPart().equals(id))
        .findFirst();
  }

  private static void put(ObjectNode request, Resource resource) {
    if (resource.fhirType().equals("Patient")) {
      ((ObjectNode) request.path("prefetch")).set("patient", HookRequestJson.json(resource));
    } else {
      HookRequestJson.add(request, resource);
    }
  }

  private static boolean isOf(Resource resource, String patient) {
    String id = resource.getIdElement().getIdPart();
    return id.equals(patient) || id.startsWith(patient + "-");
  }
}
