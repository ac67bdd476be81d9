package org.mcsguideline.knowledge.assembly.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary.Translation;
import org.mcsguideline.knowledge.assembly.source.Ledger;
import org.mcsguideline.knowledge.assembly.source.Place;
import org.mcsguideline.knowledge.assembly.source.Problems;

/**
 * The ledger leads from every sentence of the source to what became of it, and every define of a
 * recommendation back to a sentence.
 */
final class LedgerCheck implements GuidelineCheck {

  /** Of what stands nowhere in the guideline. */
  private static final List<String> NOWHERE = List.of("not computable", "context");

  private static final Pattern DEFINE = Pattern.compile("(\\w+)\\.\"([^\"]+)\"");

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    Set<String> ids = new HashSet<>();
    for (Ledger.Row row : guideline.ledger().rows()) {
      if (!ids.add(row.id())) {
        problems.add(row.place(), "two rows have the id " + row.id());
      }
      checkRow(guideline, row, problems);
    }
    if (guideline.isTranslated()) {
      guideline.ledger().rows().forEach(row -> checkPlaces(guideline, row, problems));
      checkDefines(guideline, problems);
    }
  }

  private static void checkRow(AuthoredGuideline guideline, Ledger.Row row, Problems problems) {
    if (row.source().isBlank() || row.statement().isBlank()) {
      problems.add(row.place(), "a row has a source and a statement");
    }
    if (!Ledger.STATUSES.contains(row.status())) {
      problems.add(row.place(), "the status is one of " + Ledger.STATUSES);
    }
    boolean applied = row.status().equals("encoded") || row.status().equals("site parameter");
    if (row.where().isEmpty() ? applied : NOWHERE.contains(row.status())) {
      problems.add(row.place(), "a row says where, unless it is " + String.join(" or ", NOWHERE));
    }
    if (row.reason().isBlank() && !row.status().equals("encoded")) {
      problems.add(row.place(), "a row that is not simply encoded gives its reason");
    }
    if (row.status().equals("contradicted") && row.discrepancies().isEmpty()) {
      problems.add(row.place(), "what is contradicted names the discrepancy");
    }
    row.discrepancies().stream()
        .filter(id -> !guideline.ledger().discrepancies().contains(id))
        .forEach(id -> problems.add(row.place(), "there is no discrepancy " + id));
    row.evidence().stream()
        .filter(key -> !guideline.ledger().evidence().contains(key))
        .forEach(key -> problems.add(row.place(), "there is no evidence " + key));
  }

  private static void checkPlaces(AuthoredGuideline guideline, Ledger.Row row, Problems problems) {
    for (String where : row.where()) {
      Matcher define = DEFINE.matcher(where);
      boolean exists =
          define.matches()
              ? hasDefine(guideline, define.group(1), define.group(2))
              : guideline.resources().stream()
                  .anyMatch(resource -> where.equals(resource.type() + "/" + resource.id()));
      if (!exists) {
        problems.add(row.place(), "the row points nowhere: " + where);
      }
    }
  }

  private static boolean hasDefine(AuthoredGuideline guideline, String library, String name) {
    return guideline
        .library(library)
        .flatMap(AuthoredLibrary::translation)
        .filter(
            translation ->
                translation.defines().containsKey(name)
                    || translation.parameters().containsKey(name))
        .isPresent();
  }

  /** Of the libraries that the recommendations are made from. */
  private static void checkDefines(AuthoredGuideline guideline, Problems problems) {
    Set<String> told = new HashSet<>();
    guideline.ledger().rows().forEach(row -> told.addAll(row.where()));
    Set<Ledger.Helper> used = new HashSet<>();
    for (AuthoredLibrary library : recommendations(guideline)) {
      Translation translation = library.translation().orElseThrow();
      for (String define : new TreeSet<>(translation.defines().keySet())) {
        List<Ledger.Helper> helpers =
            guideline.ledger().helpers().stream()
                .filter(helper -> helper.covers(library.name(), define))
                .toList();
        used.addAll(helpers);
        if (helpers.isEmpty()
            && !define.equals("Patient")
            && !told.contains(library.name() + ".\"" + define + "\"")) {
          problems.add(
              new Place(library.file(), 1, 0), "the ledger has no row for \"" + define + "\"");
        }
      }
    }
    guideline.ledger().helpers().stream()
        .filter(helper -> !used.contains(helper))
        .forEach(helper -> problems.add(helper.place(), "there is no define " + helper.define()));
  }

  private static List<AuthoredLibrary> recommendations(AuthoredGuideline guideline) {
    return guideline
        .all("PlanDefinition")
        .filter(plan -> !PlanCheck.isService(plan))
        .map(plan -> guideline.resolve(plan.json().path("library").path(0).asText()).orElse(null))
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(resource -> guideline.library(resource.id()).stream())
        .toList();
  }
}
