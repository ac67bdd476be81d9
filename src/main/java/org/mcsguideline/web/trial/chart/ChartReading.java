package org.mcsguideline.web.trial.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mcsguideline.web.frame.PageRefused;
import org.mcsguideline.web.trial.chart.VignetteBook.Case;
import org.mcsguideline.web.trial.chart.VignetteBook.Entry;
import org.mcsguideline.web.trial.chart.VignetteBook.Order;

/** Reads an address: which vignette, and what a reader has changed in it. */
public final class ChartReading {

  /** Which vignette. */
  public static final String CASE = "v";

  /** Completed years. */
  public static final String AGE = "age";

  /** Administrative sex. */
  public static final String SEX = "sex";

  /** What is being ordered. */
  public static final String ORDER = "order";

  /** A fact that gets one more row. */
  public static final String ADD = "add";

  /** The vignette without anything on record. */
  public static final String EMPTY = "empty";

  /** Codes of FHIR. */
  public static final List<String> SEXES = List.of("female", "male", "other", "unknown");

  private static final Set<String> OWN = Set.of(CASE, AGE, SEX, ORDER, ADD);
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z0-9-]{1,60})(?:\\.([1-9]\\d?))?(?:\\.(?:at|for|instead))?");
  private static final Pattern YEARS = Pattern.compile("\\d{1,3}");
  private static final int MOST_FIELDS = 500;
  private static final int LONGEST_VALUE = 60;
  private static final int MOST_ROWS = 40;
  private static final int OLDEST = 130;

  private final VignetteBook book;
  private final FactCatalogue facts;

  /**
   * A reading.
   *
   * @throws IllegalStateException when a fact has a name that addresses use otherwise
   */
  public ChartReading(VignetteBook book) {
    this.book = book;
    this.facts = FactCatalogue.of(book);
    if (OWN.stream().anyMatch(facts::has)) {
      throw new IllegalStateException("A fact of the vignettes is called like one of " + OWN + ".");
    }
  }

  /** All that can be said. */
  public FactCatalogue facts() {
    return facts;
  }

  /** What vignettes there are. */
  public VignetteBook book() {
    return book;
  }

  /**
   * Reads the fields of an address.
   *
   * @throws PageRefused when one of them is not known or has no meaning
   */
  public TrialChart read(Map<String, String> fields) {
    if (fields.size() > MOST_FIELDS
        || fields.values().stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
      throw new PageRefused("trial.refused.size");
    }
    Case chosen = chosen(fields.getOrDefault(CASE, ""));
    LocalDate day = chosen.decisionTime().toLocalDate();
    String order = fields.getOrDefault(ORDER, chosen.order() == null ? "" : chosen.order());
    return new TrialChart(
        chosen,
        rows(chosen, fields),
        new TrialChart.Person(
            age(fields.getOrDefault(AGE, FhirPerson.age(chosen.patient(), day))),
            among(SEXES, fields.getOrDefault(SEX, FhirPerson.sex(chosen.patient())))),
        order.isEmpty() ? null : order(order));
  }

  private Case chosen(String id) {
    return id.equals(EMPTY)
        ? book.cases().get(0).emptied(EMPTY)
        : book.withId(id.isEmpty() ? book.first() : id)
            .orElseThrow(() -> new PageRefused("trial.refused.vignette"));
  }

  private Order order(String id) {
    return book.orders().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new PageRefused("trial.refused.value"));
  }

  private static String age(String given) {
    if (given.isEmpty() || (YEARS.matcher(given).matches() && Integer.parseInt(given) <= OLDEST)) {
      return given.isEmpty() ? given : Integer.toString(Integer.parseInt(given));
    }
    throw new PageRefused("trial.refused.value");
  }

  private static String among(List<String> words, String given) {
    if (!given.isEmpty() && !words.contains(given)) {
      throw new PageRefused("trial.refused.value");
    }
    return given;
  }

  private List<Row> rows(Case chosen, Map<String, String> fields) {
    RowReading reading = new RowReading(fields, chosen.decisionTime());
    Map<String, Integer> count = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Entry entry : chosen.entries()) {
      int number = count.merge(entry.fact(), 1, Integer::sum);
      rows.add(reading.of(name(entry.fact(), number), facts.named(entry.fact()), entry));
    }
    added(chosen, fields)
        .forEach(
            (fact, numbers) -> {
              for (int number : numbers) {
                if (number > count.getOrDefault(fact, 0)) {
                  String name = name(fact, number);
                  rows.add(added(reading, chosen, name, facts.named(fact), fields));
                }
              }
            });
    return rows;
  }

  private static Row added(
      RowReading reading, Case chosen, String name, Fact fact, Map<String, String> fields) {
    String id = chosen.patient().path("id").asText() + "-added-" + name.replace('.', '-');
    boolean isNew = !fields.containsKey(name) && !fields.containsKey(name + Row.INSTEAD);
    return isNew
        ? new RowReading(Map.of(name, fact.first().value()), chosen.decisionTime())
            .added(name, fact, id)
        : reading.added(name, fact, id);
  }

  /** Numbers of rows by fact: those that are named, and the next of the fact that gets one more. */
  private Map<String, NavigableSet<Integer>> added(Case chosen, Map<String, String> fields) {
    Map<String, NavigableSet<Integer>> rows = new TreeMap<>();
    for (String field : fields.keySet()) {
      if (!OWN.contains(field)) {
        Matcher parts = FIELD.matcher(field);
        if (!parts.matches() || !facts.has(parts.group(1))) {
          throw new PageRefused("trial.refused.name");
        }
        String number = parts.group(2);
        boolean unused =
            rows.computeIfAbsent(parts.group(1), fact -> new TreeSet<>())
                .add(number == null ? 1 : Integer.parseInt(number));
      }
    }
    String more = fields.getOrDefault(ADD, "");
    if (!more.isEmpty()) {
      if (!facts.has(more)) {
        throw new PageRefused("trial.refused.name");
      }
      NavigableSet<Integer> numbers = rows.computeIfAbsent(more, fact -> new TreeSet<>());
      long inCase = chosen.entries().stream().filter(e -> e.fact().equals(more)).count();
      int last = Math.max((int) inCase, numbers.isEmpty() ? 0 : numbers.last());
      boolean unused = numbers.add(last + 1);
    }
    if (rows.values().stream().anyMatch(numbers -> numbers.last() > MOST_ROWS)) {
      throw new PageRefused("trial.refused.size");
    }
    return rows;
  }

  static String name(String fact, int number) {
    return number == 1 ? fact : fact + "." + number;
  }
}
