package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;
import org.mcsguideline.tiny.FeverCall;
import org.mcsguideline.tiny.TinyGuideline;

/** A record of temperatures, and a copy of the tiny guideline as a test wants it. */
final class FeverRecord {

  static final String PATIENT = "p1";

  private final List<String> resources = new ArrayList<>();

  /** A patient of whom nothing is known. */
  static FeverRecord empty() {
    return new FeverRecord().add(FeverCall.PATIENT);
  }

  /** A patient whom the plan over time may concern. */
  static FeverRecord planned(Instant from) {
    return empty()
        .add(
            ("{'resourceType':'CarePlan','id':'plan','status':'active','intent':'plan',"
                    + "'subject':{'reference':'Patient/p1'},'created':'%s'}")
                .formatted(from));
  }

  FeverRecord add(String singleQuoted) {
    resources.add(singleQuoted.replace('\'', '"'));
    return this;
  }

  /** Measured and written down at once. */
  FeverRecord temperature(Instant time, String value) {
    return add(
        FeverCall.temperature("t-" + time.getEpochSecond(), PATIENT, value)
            .replace("2024-03-01T09:00:00Z", time.toString()));
  }

  /** An entry that says when, and not how much. */
  FeverRecord withoutValue(Instant time) {
    ObjectNode temperature =
        (ObjectNode)
            FeverCall.json(
                FeverCall.temperature("t-" + time.getEpochSecond(), PATIENT, "0")
                    .replace("2024-03-01T09:00:00Z", time.toString()));
    ObjectNode unused = temperature.remove(List.of("valueQuantity"));
    return add(temperature.toString());
  }

  PatientCourse course() {
    return PatientCourse.of(PATIENT, resources, UnaryOperator.identity());
  }

  /** A record that goes on until then. */
  FeverRecord until(Instant end) {
    return add(
        ("{'resourceType':'ServiceRequest','id':'last','status':'active','intent':'order',"
                + "'subject':{'reference':'Patient/p1'},'authoredOn':'%s'}")
            .formatted(end));
  }

  /**
   * Copies the tiny guideline with another logic.
   *
   * @param more names of defines that it has beside its own
   */
  static void copy(Path copy, UnaryOperator<String> logic, String... more) throws IOException {
    TinyGuideline.copyTo(copy);
    Path library = copy.resolve("cql/Fever.cql");
    String changed = logic.apply(Files.readString(library));
    Path unused = Files.writeString(library, changed);
    for (String define : more) {
      Path unusedHelpers =
          Files.writeString(
              copy.resolve("evidence/helpers.csv"),
              "Fever," + define + ",for a test\n",
              StandardOpenOption.APPEND);
    }
  }

  static KnowledgeBase assembled(Path copy) throws IOException {
    return KnowledgeFile.read(
        new ByteArrayInputStream(FhirJson.MAPPER.writeValueAsBytes(TinyGuideline.assemble(copy))),
        "fever");
  }
}
