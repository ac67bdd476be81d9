package org.mcsguideline.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for numbers of the source's data that do not agree with each other or with later ones. */
final class Disagreements {

  /**
   * Beyond what rounding explains. P of a paper may come from another test than the limits do
   * (log-rank, stratified), which moves it a little.
   */
  static final double TOLERANCE_OF_P = 0.01;

  private Disagreements() {}

  /** Key of the row, a blank, and what does not agree. */
  static Set<String> found() {
    Set<String> found = new TreeSet<>();
    for (EvidenceTable.Row trial : EvidenceTable.of("rcts.csv").rows()) {
      if (percentageOfATrial(trial)) {
        found.add(trial.key() + " percentage");
      }
      if (arms(trial).stream().mapToInt(Counts::total).sum() != trial.whole("n_seed")) {
        found.add(trial.key() + " arms");
      }
      if (differs(trial, "n_seed", "public_n_randomised")
          || differs(trial, "n_seed", "public_n_analysed")) {
        found.add(trial.key() + " patients");
      }
    }
    for (EvidenceTable.Row trial : EvidenceTable.of("ongoing-trials.csv").rows()) {
      if (differs(trial, "planned_n_seed", "later_n_public")) {
        found.add(trial.key() + " patients");
      }
    }
    for (PrintedRatio ratio : PrintedRatio.all()) {
      if (disagreeingP(ratio)) {
        found.add(ratio.row().key() + " P");
      }
    }
    found.addAll(shares());
    return found;
  }

  /** Whether a printed percentage is not that of the counts. */
  static boolean percentageOfATrial(EvidenceTable.Row trial) {
    Printed control = new Printed(trial.text("mortality_control_pct_seed"));
    Printed intervention = new Printed(trial.text("mortality_intervention_pct_seed"));
    return !control.covers(arms(trial).get(0).percentage())
        || !intervention.covers(arms(trial).get(1).percentage());
  }

  /** Control and intervention. */
  private static List<Counts> arms(EvidenceTable.Row trial) {
    return Counts.in(trial.text("counts_implied_control_vs_intervention")).subList(0, 2);
  }

  private static boolean differs(EvidenceTable.Row trial, String seed, String later) {
    return trial.firstWhole(later).filter(number -> number != trial.whole(seed)).isPresent();
  }

  private static boolean disagreeingP(PrintedRatio ratio) {
    return ratio
        .interval()
        .filter(
            limits ->
                limits
                    .p()
                    .filter(p -> !ratio.impliedP(limits).meets(p, TOLERANCE_OF_P))
                    .isPresent())
        .isPresent();
  }

  /** Resuscitated patients among all: said in words, and counted in the table. */
  private static List<String> shares() {
    List<String> found = new ArrayList<>();
    EvidenceTable pooled = EvidenceTable.of("pooled-outcomes.csv");
    EvidenceTable facts = EvidenceTable.of("narrative-facts.csv");
    Counts counted = new Counts(patients(pooled.row("PO01")), patients(pooled.row("PO02")));
    String said = facts.row("N07").text("value").replace("%", "");
    if (!new Printed(said).covers(counted.percentage())) {
      found.add("N07 share");
    }
    if (Stream.of(facts.row("N06").text("value").split(" and ", -1)).distinct().count() > 1) {
      found.add("N06 share");
    }
    return found;
  }

  private static int patients(EvidenceTable.Row pooled) {
    return pooled.whole("mcs_total") + pooled.whole("std_total");
  }
}
