package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mcsguideline.coverage.CoverageReport;
import org.mcsguideline.knowledge.json.FhirJson;

/** Makes the report of a run from its journal, patient by patient. */
public final class ReportWriting {

  private final ReplayFiles files;
  private final Names names;
  private final List<JsonNode> measures;

  /**
   * A report.
   *
   * @param measures FHIR resources of type Measure
   */
  public ReportWriting(ReplayFiles files, Names names, List<JsonNode> measures) {
    this.files = files;
    this.measures = List.copyOf(measures);
    this.names = names;
  }

  /** Adds up the journal, and writes the tables that name patients. */
  public ReplayReport write() throws IOException {
    Tally tally = new Tally(names::isAboutOrders);
    MeasureTotals totals = new MeasureTotals(measures);
    ReadingCounts.Result read =
        ReplayJson.MAPPER.readValue(files.reading().toFile(), ReadingCounts.Result.class);
    try (BufferedWriter firings =
            Files.newBufferedWriter(files.folder().resolve("cards-by-patient.csv"));
        BufferedWriter checks =
            Files.newBufferedWriter(files.folder().resolve("checks-by-patient.csv"));
        BufferedWriter differences =
            Files.newBufferedWriter(files.folder().resolve("differences-by-patient.csv"))) {
      firings.write(
          ReportCsv.line(
              List.of(
                  "patient",
                  "from",
                  "to",
                  "looks",
                  "service",
                  "recommendation",
                  "card",
                  "indicator")));
      checks.write(ReportCsv.line(List.of("patient", "check", "due", "state", "done")));
      differences.write(
          ReportCsv.line(
              List.of(
                  "patient",
                  "from",
                  "to",
                  "looks",
                  "service",
                  "recommendation",
                  "version in use",
                  "other version")));
      Journal.read(
          files.journal(),
          account -> {
            tally.add(account);
            totals.add(account);
            write(account, firings, checks, differences);
          });
    }
    ReplayReport report = new ReplayReport(tally, totals, names, read);
    totals.write(files.folder().resolve("measure-reports"));
    writeTables(report);
    return report;
  }

  private static void write(
      PatientAccount account,
      BufferedWriter firings,
      BufferedWriter checks,
      BufferedWriter differences) {
    try {
      for (Firing firing : Firing.of(account)) {
        firings.write(
            ReportCsv.line(
                List.of(
                    account.patient(),
                    firing.from(),
                    firing.to(),
                    firing.looks(),
                    firing.said().service(),
                    FhirJson.withoutVersion(firing.said().plan()),
                    firing.card().action(),
                    firing.card().indicator())));
      }
      for (Watched.Planned check : account.monitoring().checks()) {
        checks.write(
            ReportCsv.line(
                List.of(
                    account.patient(),
                    check.item(),
                    check.due(),
                    check.state(),
                    check.done() == null ? "" : check.done())));
      }
      for (Difference difference : account.differences()) {
        Tally.Changed changed = difference.changed();
        differences.write(
            ReportCsv.line(
                List.of(
                    account.patient(),
                    difference.from(),
                    difference.to(),
                    difference.looks(),
                    changed.place().service(),
                    FhirJson.withoutVersion(changed.place().plan()),
                    changed.before(),
                    changed.after())));
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void writeTables(ReplayReport report) throws IOException {
    try (BufferedWriter cards = Files.newBufferedWriter(files.folder().resolve("cards.csv"));
        BufferedWriter missing = Files.newBufferedWriter(files.folder().resolve("unknown.csv"))) {
      cards.write(
          ReportCsv.line(
              List.of(
                  "service",
                  "recommendation",
                  "card",
                  "indicator",
                  "patients",
                  "stays",
                  "times",
                  "per stay",
                  "per 100 days of intensive care",
                  "looks")));
      for (ReplayReport.CardRow row : report.cards()) {
        cards.write(
            ReportCsv.line(
                List.of(
                    row.service(),
                    row.recommendation(),
                    row.card(),
                    row.indicator(),
                    row.patients(),
                    row.episodes(),
                    row.times(),
                    row.perEpisode(),
                    row.perIntensiveDays(),
                    row.looks())));
      }
      missing.write(
          ReportCsv.line(List.of("service", "recommendation", "item", "looks", "patients")));
      for (ReplayReport.StateRow row : report.missing()) {
        missing.write(
            ReportCsv.line(
                List.of(
                    row.service(),
                    row.recommendation(),
                    row.state(),
                    row.looks(),
                    row.patients())));
      }
    }
  }

  /** Counts what the records show of the guideline's concepts, each resource once. */
  public void cover(CoverageReport coverage, UnaryOperator<JsonNode> edge) throws IOException {
    files
        .patients()
        .read(
            (patient, resources) -> {
              for (String resource : resources) {
                try {
                  coverage.read(edge.apply(FhirJson.MAPPER.readTree(resource)));
                } catch (IOException impossible) {
                  throw new UncheckedIOException(impossible);
                }
              }
            });
  }

  /** Takes away what was only there to go on after a stop, but for the journal. */
  public void tidy() throws IOException {
    files.forgetReading();
    PatientFiles.delete(files.work());
  }
}
