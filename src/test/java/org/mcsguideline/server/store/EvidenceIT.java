package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions that the evidence answers through the FHIR API, with the guideline as it is. */
class EvidenceIT {

  private static final Path README = Path.of("src/main/evidence/README.md");

  /** A command of the README that asks the server, up to the question's last character. */
  private static final Pattern COMMAND =
      Pattern.compile("curl -s '(?:http://localhost:8080)(/fhir/[^']+)'.*");

  @TempDir private static Path database;
  private static TrialServer server;

  @BeforeAll
  static void start() {
    server =
        TrialServer.start(
            database,
            "--mcs.store.knowledge-bundle=classpath:knowledge/bundle.json",
            "--mcs.store.demo-patients=false");
    server.awaitStore();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> ids(String query) {
    String all = query + (query.contains("?") ? "&" : "?") + "_count=200";
    return server.get(all).as(Bundle.class).getEntry().stream()
        .map(entry -> entry.getResource().getIdPart())
        .sorted()
        .toList();
  }

  /** A query that is shown, and the first word of each line that is shown below it. */
  record Shown(String query, List<String> ids) {}

  static Stream<Shown> shown() throws IOException {
    List<Shown> shown = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (String line : Files.readAllLines(README)) {
      Matcher command = COMMAND.matcher(line.strip());
      if (command.matches()) {
        ids = new ArrayList<>();
        shown.add(new Shown(command.group(1), ids));
      } else if (line.startsWith("    mcs-")) {
        ids.add(line.strip().split(" ", 2)[0]);
      }
    }
    assertThat(shown).hasSizeGreaterThanOrEqualTo(4);
    return shown.stream();
  }

  @ParameterizedTest
  @MethodSource("shown")
  void theReadmeShowsWhatTheServerFinds(Shown shown) {
    assertThat(shown.ids()).isNotEmpty();
    assertThat(ids(shown.query()))
        .containsExactlyElementsOf(shown.ids().stream().sorted().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          /fhir/EffectEvidenceSynthesis?topic=pooled-result&outcome=EvidenceVariable/mcs-outcome-survival-30-days -> mcs-po03 mcs-po04
          /fhir/ResearchStudy?focus=va-ecmo-circuit -> mcs-ot01 mcs-t10 mcs-t11 mcs-t12 mcs-t13
          /fhir/Basic?code=judgement&marks=2 -> mcs-j07
          /fhir/Basic?code=discrepancy&contradicts=gcs-8-or-less-favourable -> mcs-d01 mcs-d02
          /fhir/Basic?code=discrepancy&affects=F1 -> mcs-d01 mcs-d02 mcs-d65
          /fhir/Basic?identifier=https://doi.org%7C10.1056/NEJMoa2312572 -> mcs-e1
          /fhir/Basic?identifier=https://pubmed.ncbi.nlm.nih.gov%7C37634145 -> mcs-rev13
          /fhir/Basic?identifier=http://fhir.org/guides/mcs-after-rosc/evidence%7CD60 -> mcs-d60
          /fhir/PlanDefinition?identifier=http://fhir.org/guides/mcs-after-rosc/evidence%7CR2 -> mcs-rec-selected-use
          /fhir/ResearchStudy?identifier=http://clinicaltrials.gov%7CNCT01633502 -> mcs-ot02
          """)
  void aQuestionFindsWhatItAsksForAndNothingElse(String query, String expected) {
    assertThat(ids(query.strip())).containsExactly(expected.strip().split(" "));
  }

  @Test
  void theLedgerIsFoundByWhatBecameOfASentenceAndByWhatItRestsOn() {
    assertThat(ids("/fhir/Basic?code=ledger-row&ledger-status=contradicted"))
        .isNotEmpty()
        .allMatch(id -> id.startsWith("mcs-l-"));
    assertThat(ids("/fhir/Basic?code=ledger-row&ledger-discrepancy=Basic/mcs-d01"))
        .contains("mcs-l-r2");
  }

  @Test
  void everyPooledResultAndNothingElseCountsAsOne() {
    assertThat(ids("/fhir/EffectEvidenceSynthesis?topic=pooled-result")).hasSize(12);
    assertThat(ids("/fhir/EffectEvidenceSynthesis?topic=trial-result")).hasSize(13);
  }
}
