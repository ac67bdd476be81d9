package org.mcsguideline.server.diff;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.diff.AdviceDiff;
import org.mcsguideline.diff.Change;
import org.mcsguideline.diff.DiffRefused;
import org.mcsguideline.diff.DiffReport;
import org.mcsguideline.diff.GuidelineDiff;
import org.mcsguideline.diff.GuidelineVersion;
import org.mcsguideline.diff.PatientCase;
import org.mcsguideline.diff.PatientCases;
import org.mcsguideline.evaluation.BoundedEvaluation;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.site.SiteProfile;

/** Compares two versions, with patients when there are some. */
public final class DiffCommand {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Patients patients;
  private final PrintStream out;

  public DiffCommand(Patients patients, PrintStream out) {
    this.patients = patients;
    this.out = out;
  }

  /**
   * Whose advice is asked for.
   *
   * @param folder of hook requests and bundles; null when nobody's
   * @param time decision time where a file names none
   * @param siteProfile of the site whose choices hold in both versions; null for those shipped
   */
  public record Patients(
      @Nullable Path folder, @Nullable OffsetDateTime time, @Nullable Path siteProfile) {}

  /**
   * Prints what differs.
   *
   * @param report where to write it for programs; null when nowhere
   * @throws DiffRefused when a file of a patient cannot be used
   * @throws IOException when a file cannot be read or written
   */
  public DiffReport run(GuidelineVersion before, GuidelineVersion after, @Nullable Path report)
      throws IOException {
    List<Change> changes = GuidelineDiff.of(before, after);
    DiffReport found = DiffReport.of(before, after, changes, List.of(), 0);
    if (patients.folder() != null) {
      try (BoundedEvaluation old = evaluation(before.knowledge());
          BoundedEvaluation now = evaluation(after.knowledge())) {
        AdviceDiff advice =
            new AdviceDiff(version(before.knowledge(), old), version(after.knowledge(), now));
        found = DiffReport.of(before, after, changes, advice.changes(), advice.asked());
      }
    }
    found.lines().forEach(out::println);
    if (report != null) {
      FhirJson.MAPPER.writerWithDefaultPrettyPrinter().writeValue(report.toFile(), found.json());
    }
    return found;
  }

  private KnowledgeBase atSite(KnowledgeBase knowledge) {
    SiteProfile profile = SiteProfile.of(knowledge, patients.siteProfile());
    return knowledge.withSite(profile.choices(), profile.hash());
  }

  private BoundedEvaluation evaluation(KnowledgeBase knowledge) {
    return new BoundedEvaluation(
        new GuidelineEvaluation(atSite(knowledge), FhirContext.forR4Cached()), LIMIT, 1, 1);
  }

  private AdviceDiff.Version version(KnowledgeBase knowledge, BoundedEvaluation evaluation)
      throws IOException {
    Adviser adviser =
        new Adviser(
            atSite(knowledge),
            new PatientDataReader(FhirContext.forR4Cached()),
            evaluation,
            new CardWriting(CardTexts.load()));
    return new AdviceDiff.Version(
        adviser, cases(knowledge, Objects.requireNonNull(patients.folder())));
  }

  private List<PatientCase> cases(KnowledgeBase knowledge, Path folder) throws IOException {
    PatientCases reader =
        new PatientCases(List.copyOf(knowledge.services().values()), patients.time());
    List<PatientCase> cases = new ArrayList<>();
    for (Path file : files(folder)) {
      cases.addAll(reader.read(folder.relativize(file).toString(), json(folder, file)));
    }
    if (cases.isEmpty()) {
      throw new DiffRefused(folder.toString(), "holds no call of a service as JSON");
    }
    return cases;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new DiffRefused(folder.toString(), "is no folder");
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static JsonNode json(Path folder, Path file) throws IOException {
    try {
      return FhirJson.MAPPER.readTree(file.toFile());
    } catch (JsonProcessingException malformed) {
      // The message of the parser may quote the data.
      throw new DiffRefused(
          folder.relativize(file).toString(),
          "is no JSON, in line " + malformed.getLocation().getLineNr());
    }
  }
}
