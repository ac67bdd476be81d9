package org.mcsguideline.knowledge.assembly.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mcsguideline.knowledge.assembly.source.Place;

/**
 * A row that is being turned into resources. It remembers which of its cells an element has taken;
 * what is left over is written as it stands, so that nothing is lost.
 */
final class EvidenceRow {

  private final EvidenceTable table;
  private final String key;
  private final Place place;
  private final List<Cell> left;

  EvidenceRow(EvidenceTable table, String key, Place place, List<Cell> cells) {
    this.table = table;
    this.key = key;
    this.place = place;
    this.left = new ArrayList<>(cells);
  }

  EvidenceTable table() {
    return table;
  }

  String key() {
    return key;
  }

  Place place() {
    return place;
  }

  /** The cells that no element has taken so far; empty ones are none. */
  List<Cell> left() {
    return List.copyOf(left);
  }

  /** The texts of a role without taking them; cells of several columns stand in their order. */
  Optional<String> look(String role) {
    return joined(cells(cell -> cell.column().role().equals(role)));
  }

  /** Takes the text of a role; those of several columns are put together with a semicolon. */
  Optional<String> take(String role) {
    return joined(takeAll(role));
  }

  /** Takes every cell of a role. */
  List<Cell> takeAll(String role) {
    return takeWhere(cell -> cell.column().role().equals(role));
  }

  /** Takes the text of a role if it has the form of a whole number. */
  Optional<Integer> takeWhole(String role, String origin) {
    return takeWhere(
            cell ->
                cell.column().role().equals(role)
                    && cell.column().origin().equals(origin)
                    && cell.text().matches("\\d+"))
        .stream()
        .map(cell -> Integer.valueOf(cell.text()))
        .findFirst();
  }

  /** Takes the text of a role and an origin if it has the form of a number. */
  Optional<BigDecimal> takeNumber(String role, String origin) {
    return number(
        cell -> cell.column().role().equals(role) && cell.column().origin().equals(origin));
  }

  /** Takes a part of an estimate of effect if it has the form of a number. */
  Optional<BigDecimal> takeOfEstimate(String estimate, String role) {
    return number(
        cell -> cell.column().role().equals(role) && cell.column().estimate().equals(estimate));
  }

  /** Whose an estimate of effect is. */
  Optional<String> originOfEstimate(String estimate) {
    return cells(cell -> cell.column().estimate().equals(estimate)).stream()
        .map(cell -> cell.column().origin())
        .findFirst();
  }

  private Optional<BigDecimal> number(Predicate<Cell> wanted) {
    return takeWhere(wanted.and(cell -> cell.text().matches("-?\\d+(\\.\\d+)?"))).stream()
        .map(cell -> new BigDecimal(cell.text()))
        .findFirst();
  }

  private List<Cell> takeWhere(Predicate<Cell> wanted) {
    List<Cell> taken = cells(wanted);
    left.removeAll(taken);
    return taken;
  }

  private List<Cell> cells(Predicate<Cell> wanted) {
    return left.stream().filter(wanted).toList();
  }

  private static Optional<String> joined(List<Cell> cells) {
    return cells.stream().map(Cell::text).reduce((one, next) -> one + "; " + next);
  }
}
