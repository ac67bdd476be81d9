package org.mcsguideline.knowledge.assembly.check;

import java.util.HashSet;
import java.util.Set;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.Ledger;
import org.mcsguideline.knowledge.assembly.source.Problems;

/**
 * The ledger accounts for everything that the tables of the source's data state, so that a result
 * that somebody adds cannot be left without a word on what became of it. A key is one row's only,
 * over all tables.
 */
final class ToldEvidenceCheck implements GuidelineCheck {

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    Ledger ledger = guideline.ledger();
    Set<String> told = new HashSet<>();
    ledger
        .rows()
        .forEach(
            row -> {
              told.addAll(row.evidence());
              told.addAll(row.discrepancies());
            });
    Set<String> keys = new HashSet<>();
    for (Ledger.Table table : ledger.tables()) {
      for (Ledger.Key key : table.keys()) {
        if (key.value().isBlank() || !keys.add(key.value())) {
          problems.add(key.place(), "the key is missing or another row's: " + key.value());
        }
        if (table.makesStatements() && !told.contains(key.value())) {
          problems.add(key.place(), "no row of the ledger names " + key.value());
        }
      }
    }
  }
}
