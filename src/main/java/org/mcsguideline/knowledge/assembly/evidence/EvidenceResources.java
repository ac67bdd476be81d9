package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.assembly.evidence.EvidenceTable.Kind;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Place;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** Adds to a guideline the resources that are made from the tables of the source. */
public final class EvidenceResources {

  private final AuthoredGuideline guideline;
  private final EvidenceIndex index;
  private final Problems problems;

  private EvidenceResources(AuthoredGuideline guideline, EvidenceTables tables, Problems problems) {
    this.guideline = guideline;
    this.index = new EvidenceIndex(guideline, tables);
    this.problems = problems;
  }

  /** The guideline with its evidence; the same guideline when there are no tables. */
  public static AuthoredGuideline added(
      AuthoredGuideline guideline, EvidenceTables tables, Problems problems) {
    return tables.rows().isEmpty()
        ? guideline
        : new EvidenceResources(guideline, tables, problems).added();
  }

  private AuthoredGuideline added() {
    List<AuthoredResource> resources = new ArrayList<>(guideline.resources());
    RecommendationPlans plans = new RecommendationPlans(index, problems);
    for (EvidenceRow row : index.tables().rows()) {
      try {
        if (row.table().kind() == Kind.RECOMMENDATION) {
          String reference = index.reference(row.key());
          resources.replaceAll(
              resource ->
                  reference.equals(resource.type() + "/" + resource.id())
                      ? plans.with(resource, row)
                      : resource);
        } else {
          drafts(row).forEach(draft -> resources.add(authored(draft, row.place())));
        }
      } catch (EvidenceUnclear unclear) {
        problems.add(unclear.place(), unclear.lack());
      }
    }
    resources.addAll(setting());
    return guideline.with(resources);
  }

  private List<Draft> drafts(EvidenceRow row) {
    RowResources rows = new RowResources(index);
    List<Draft> drafts =
        switch (row.table().kind()) {
          case EFFECT -> new ResultResources(index).pooled(row);
          case TRIAL -> new TrialResources(index).of(row);
          case JUDGEMENT -> List.of(rows.judgement(row));
          case FACT -> List.of(rows.fact(row));
          case ROW -> List.of(rows.row(row));
          case RECOMMENDATION -> List.of();
        };
    drafts.get(0).refer("mcs-said-by", documents(row.table().name()));
    // Last, when every element has taken its cells.
    new SourceValues(index).of(row).forEach(value -> drafts.get(0).add("extension", value));
    return drafts;
  }

  /** References to the document that a whole table was taken from. */
  private List<String> documents(String table) {
    return index.tables().about(table, "document").stream().map(index::reference).toList();
  }

  private List<AuthoredResource> setting() {
    SettingResources setting = new SettingResources(index);
    EvidenceTables.Named named = index.tables().named();
    return Stream.of(
            made("variables.csv", named.variables(), setting::variable),
            made("documents.csv", named.documents(), setting::document),
            guideline.ledger().rows().stream()
                .map(row -> authored(setting.ledgerRow(row), row.place())))
        .flatMap(resources -> resources)
        .toList();
  }

  private static Stream<AuthoredResource> made(
      String file, List<Map<String, String>> lines, Function<Map<String, String>, Draft> draft) {
    // The header is the first line.
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .map(
            i ->
                authored(
                    draft.apply(lines.get(i)), new Place("evidence/mapping/" + file, i + 2, 0)));
  }

  private static AuthoredResource authored(Draft draft, Place place) {
    ObjectNode json = draft.json();
    return new AuthoredResource(place.file(), json, Map.of("", place.line()));
  }
}
