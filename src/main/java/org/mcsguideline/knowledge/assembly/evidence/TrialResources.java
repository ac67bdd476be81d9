package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mcsguideline.knowledge.assembly.evidence.Outcome.Compared;

/** A trial as a ResearchStudy, and its result where it has one. */
final class TrialResources {

  private static final String DATE = "\\d{4}(-\\d{2}(-\\d{2})?)?";

  private final EvidenceIndex index;
  private final ResultResources results;

  TrialResources(EvidenceIndex index) {
    this.index = index;
    this.results = new ResultResources(index);
  }

  /** The study first. What the row has no element for is not yet written. */
  List<Draft> of(EvidenceRow row) {
    Optional<String> status = about(row, "status").stream().findFirst();
    if (status.isEmpty()) {
      return List.of(withoutState(row));
    }
    Draft study = Draft.plain(index, "ResearchStudy", row.key());
    List<Draft> made = new ArrayList<>(List.of(study));
    String title = row.take("title").orElse(row.key());
    study.put("title", title);
    study.put("status", status.get());
    for (String element : List.of("category", "focus")) {
      about(row, element).forEach(code -> study.add(element, Elements.concept(index.coding(code))));
    }
    ObjectNode exposure = arm(study, row.take("exposure-arm"));
    ObjectNode alternative = arm(study, row.take("alternative-arm"));
    row.take("objective")
        .ifPresent(
            text ->
                study.add("objective", JsonNodeFactory.instance.objectNode().put("name", text)));
    putRegistry(row, study);
    putState(row, study);
    study.refer("mcs-said-by", new SourceValues(index).sayers(row));
    study.refer("mcs-cited", about(row, "reference").stream().map(index::reference).toList());
    row.take("outcome")
        .ifPresent(
            words ->
                made.addAll(
                    result(
                        row,
                        title,
                        new Compared(
                            Elements.named(title), exposure, alternative, outcome(row, words)))));
    return made;
  }

  /** R4 wants a state of every study and has no code for one that nobody knows. */
  private Draft withoutState(EvidenceRow row) {
    Draft basic = Draft.basic(index, row.key(), row.table().code());
    row.take("registry-number")
        .ifPresent(number -> basic.add("identifier", registered(row, number)));
    return basic;
  }

  private ObjectNode registered(EvidenceRow row, String number) {
    String table = row.table().name();
    return Elements.identifier(
        String.join("", index.tables().about(table, "registry-system")), number);
  }

  private List<String> about(EvidenceRow row, String relation) {
    return index.tables().about(row.key(), relation);
  }

  private static ObjectNode arm(Draft study, Optional<String> name) {
    name.ifPresent(
        text -> study.add("arm", JsonNodeFactory.instance.objectNode().put("name", text)));
    return Elements.named(name.orElse(""));
  }

  private void putRegistry(EvidenceRow row, Draft study) {
    String table = row.table().name();
    row.take("registry-number")
        .ifPresent(
            number -> {
              String page = String.join("", index.tables().about(table, "registry-page"));
              study.add("identifier", registered(row, number));
              study.add(
                  "relatedArtifact",
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("type", "documentation")
                      .put("display", number)
                      .put("url", page + number));
            });
  }

  /** The last state that was seen, with its date where the cell holds nothing but a date. */
  private static void putState(EvidenceRow row, Draft study) {
    row.take("state")
        .ifPresent(
            text -> {
              ObjectNode note = JsonNodeFactory.instance.objectNode();
              if (row.look("state-date").filter(date -> date.matches(DATE)).isPresent()) {
                note.put("time", row.take("state-date").orElse(""));
              }
              study.add("note", note.put("text", text));
            });
  }

  private Outcome outcome(EvidenceRow row, String words) {
    return new Outcome(
        index,
        index
            .tables()
            .variable(words)
            .orElseThrow(() -> new EvidenceUnclear(row, "no variable has the words: " + words)));
  }

  private List<Draft> result(EvidenceRow row, String title, Compared compared) {
    List<Draft> result = results.of(row, row.key() + "-effect", title, compared);
    result.get(0).refer("mcs-result-of", List.of(index.reference(row.key())));
    return result;
  }
}
