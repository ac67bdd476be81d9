package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.EvidencePiece;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads why the logic says what it says: rules, thresholds, ledger and evidence. */
final class GroundsReader {

  /** Comes with the translator and says nothing of the guideline. */
  private static final String HELPERS = "FHIRHelpers";

  private GroundsReader() {}

  static Grounds read(KnowledgeBundle bundle) {
    List<LibraryLogic> libraries =
        bundle.all("Library").stream()
            .filter(library -> !HELPERS.equals(library.path("name").asText()))
            .map(LibraryReader::logic)
            .toList();
    LogicReader logic = new LogicReader(libraries);
    Map<String, EvidencePiece> evidence = new EvidenceReader(bundle).read();
    Map<String, LedgerRow> ledger = new LinkedHashMap<>();
    LedgerReader.read(bundle).forEach(row -> ledger.put(row.id(), row));
    return new Grounds(
        libraries.stream()
            .collect(Collectors.toMap(LibraryLogic::name, library -> library.text().header())),
        logic.read(),
        ThresholdReader.read(logic, evidence.keySet()),
        ledger,
        evidence,
        states(bundle));
  }

  /** The guideline's own code system of states lists the words of each. */
  private static Map<String, String> states(KnowledgeBundle bundle) {
    Map<String, String> states = new LinkedHashMap<>();
    bundle.all("CodeSystem").stream()
        .filter(system -> system.path("url").asText().endsWith("/CodeSystem/mcs-states"))
        .flatMap(system -> FhirJson.each(system, "concept"))
        .forEach(
            state ->
                FhirJson.each(state, "designation")
                    .map(word -> word.path("value"))
                    .map(JsonNode::asText)
                    .forEach(word -> states.put(word, state.path("code").asText())));
    return states;
  }
}
