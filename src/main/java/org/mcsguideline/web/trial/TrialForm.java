package org.mcsguideline.web.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mcsguideline.web.trial.chart.ChartReading;
import org.mcsguideline.web.trial.chart.Fact;
import org.mcsguideline.web.trial.chart.Row;
import org.mcsguideline.web.trial.chart.TrialChart;
import org.mcsguideline.web.trial.chart.VignetteBook;

/**
 * The form with which a record is changed.
 *
 * @param cases that can be chosen
 * @param groups of facts that have rows
 * @param more facts that can be added, by group
 */
public record TrialForm(
    List<VignetteBook.Case> cases,
    List<VignetteBook.Order> orders,
    List<String> sexes,
    List<Group> groups,
    Map<String, List<Fact>> more) {

  /**
   * Facts of one kind.
   *
   * @param name key of its words
   */
  public record Group(String name, List<Rows> facts) {

    public Group {
      facts = List.copyOf(facts);
    }

    /** How many entries are on record. */
    public long onRecord() {
      return facts.stream().flatMap(fact -> fact.rows().stream()).filter(Group::says).count();
    }

    private static boolean says(Row row) {
      return row.setting().isOnRecord();
    }

    /** Whether the reader has changed anything in it. */
    public boolean isChanged() {
      return facts.stream().flatMap(fact -> fact.rows().stream()).anyMatch(Row::isChanged);
    }
  }

  /** The entries of one fact. */
  public record Rows(Fact fact, List<Row> rows) {

    public Rows {
      rows = List.copyOf(rows);
    }
  }

  static TrialForm of(ChartReading reading, TrialChart chart) {
    Map<String, List<Rows>> groups = new LinkedHashMap<>();
    Map<String, List<Fact>> more = new LinkedHashMap<>();
    for (Fact fact : reading.facts().all()) {
      List<Row> rows = chart.rows().stream().filter(row -> row.fact().equals(fact)).toList();
      if (!rows.isEmpty()) {
        groups.computeIfAbsent(fact.group(), g -> new ArrayList<>()).add(new Rows(fact, rows));
      }
      more.computeIfAbsent(fact.group(), g -> new ArrayList<>()).add(fact);
    }
    List<Group> filled = new ArrayList<>();
    groups.forEach((name, facts) -> filled.add(new Group(name, facts)));
    return new TrialForm(
        reading.book().cases(), reading.book().orders(), ChartReading.SEXES, filled, more);
  }
}
