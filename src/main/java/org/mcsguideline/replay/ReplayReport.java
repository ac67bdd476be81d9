package org.mcsguideline.replay;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.mcsguideline.picture.BarChart;
import org.mcsguideline.picture.Caption;

/** What a run tells, in the order in which a reader asks; numbers stand with what they are of. */
public final class ReplayReport {

  private static final double LEAST_SHOWN = 0.1;
  private static final int MOST_BARS = 12;
  private static final Duration HUNDRED_DAYS = Duration.ofDays(100);

  private final Tally tally;
  private final MeasureTotals measures;
  private final Names names;
  private final ReadingCounts.Result read;

  ReplayReport(Tally tally, MeasureTotals measures, Names names, ReadingCounts.Result read) {
    this.tally = tally;
    this.measures = measures;
    this.names = names;
    this.read = read;
  }

  /** A name and a number, or what else stands beside a name. */
  public record Fact(String name, String value) {}

  /** A card and how often it came. */
  public record CardRow(
      String service,
      String recommendation,
      String card,
      String indicator,
      String patients,
      String episodes,
      String times,
      String perEpisode,
      String perIntensiveDays,
      String looks) {}

  /** Something of a recommendation, with the looks and patients at which it held. */
  public record StateRow(
      String service, String recommendation, String state, String looks, String patients) {}

  /** A check over time. */
  public record CheckRow(
      String item, String planned, String done, String missed, String open, String notApplicable) {}

  /**
   * A finding that raised an alarm, or of which it could not be told.
   *
   * @param looks at which the alarm stood
   * @param untold patients of whom it could not be told at some look
   */
  public record AlarmRow(
      String finding, String times, String patients, String looks, String untold) {}

  /** A group of a measure: what it counts, how many there are, and the share that it looks for. */
  public record MeasureRow(String measure, String group, String counted, String share) {}

  /** What two versions say differently. */
  public record DifferenceRow(
      String service,
      String recommendation,
      String before,
      String after,
      String patients,
      String looks) {}

  /** The first numbers to be seen. */
  public List<Fact> facts() {
    return List.of(
        new Fact("Patients", number(tally.patients)),
        new Fact("Stays in hospital", number(tally.episodes)),
        new Fact("Days in hospital", days(tally.inHospital)),
        new Fact("Days in intensive care", days(tally.intensive)),
        new Fact("Looks at a record", number(tally.looks)),
        new Fact("Resources read", number(read.resources())));
  }

  /** What a reader has to know before the numbers; empty when nothing limits them. */
  public List<String> notes() {
    Stream.Builder<String> notes = Stream.builder();
    if (tally.intensive.isZero()) {
      notes.add(
          "No stay is known as intensive care, so there are no rates by days in it. Say with"
              + " --stay which stays count.");
    }
    if (measures.period().isEmpty()) {
      notes.add(
          "No record tells of any time, so there is no period to report a measure for and no"
              + " MeasureReport.");
    }
    if (read.problems() > 0) {
      notes.add(
          number(read.problems())
              + " lines or files of the input could not be used; input-problems.csv names them.");
    }
    if (tally.undated > 0) {
      notes.add(
          number(tally.undated)
              + " resources have no time of their own and none of a stay. They were on record at"
              + " the last look of a patient alone.");
    }
    long unanswered = tally.unanswered.values().stream().mapToLong(Long::longValue).sum();
    if (unanswered > 0) {
      notes.add(number(unanswered) + " calls had no answer; see below.");
    }
    tally.unasked.forEach(
        (type, many) ->
            notes.add(
                number(many)
                    + " resources of type "
                    + type
                    + " are asked for by no service, for lack of a category or because none reads"
                    + " this type. The live services would not see them either."));
    read.aboutNobody()
        .forEach(
            (type, many) ->
                notes.add(number(many) + " resources of type " + type + " name no patient."));
    return notes.build().toList();
  }

  /** Cards, those that came most often first. */
  public List<CardRow> cards() {
    return byTimes().map(entry -> row(entry.getKey(), entry.getValue())).toList();
  }

  private Stream<Map.Entry<Firing.CardKey, Tally.CardCount>> byTimes() {
    return tally.cards.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<Firing.CardKey, Tally.CardCount> entry) -> entry.getValue().times)
                .reversed()
                .thenComparing(entry -> entry.getKey().toString()));
  }

  private CardRow row(Firing.CardKey key, Tally.CardCount count) {
    return new CardRow(
        names.service(key.service()),
        names.plan(key.service(), key.plan()),
        names.card(key.service(), key.plan(), key.action()),
        key.indicator(),
        of(count.patients, tally.patients),
        of(count.episodes, tally.episodes),
        number(count.times),
        rate(count.times, tally.episodes, 1),
        perIntensiveDays(count),
        of(count.looks, tally.looks));
  }

  private String perIntensiveDays(Tally.CardCount count) {
    return tally.intensive.isZero()
        ? "not known"
        : rate(
            count.timesIntensive, tally.intensive.toSeconds(), (double) HUNDRED_DAYS.toSeconds());
  }

  /** Whether there are rates by days of intensive care. */
  public boolean intensiveKnown() {
    return !tally.intensive.isZero();
  }

  /** How often cards came in a hundred days of intensive care, or else in a stay; as SVG. */
  public String cardPicture() {
    List<Map.Entry<Firing.CardKey, Tally.CardCount>> shown = byTimes().limit(MOST_BARS).toList();
    boolean intensive = !tally.intensive.isZero();
    double most =
        shown.stream()
            .mapToDouble(
                entry -> intensive ? entry.getValue().timesIntensive : entry.getValue().times)
            .max()
            .orElse(0);
    return new BarChart(
            new Caption(
                    "cards",
                    intensive
                        ? "Cards in 100 days of intensive care"
                        : "Cards in a stay in hospital",
                    "The table below has the same numbers.")
                .inPage(),
            shown.stream()
                .map(
                    entry -> {
                      Tally.CardCount count = entry.getValue();
                      double times = intensive ? count.timesIntensive : count.times;
                      CardRow row = row(entry.getKey(), count);
                      return new BarChart.Bar(
                          row.card() + " (" + row.service() + ")",
                          most == 0 ? 0 : times / most,
                          intensive ? row.perIntensiveDays() : row.perEpisode());
                    })
                .toList())
        .svg();
  }

  /** Outcomes of each recommendation. */
  public List<StateRow> outcomes() {
    return states(tally.outcomes).toList();
  }

  /** What was missed, most often first. */
  public List<StateRow> missing() {
    return states(tally.missing).toList();
  }

  private Stream<StateRow> states(Map<Tally.Place, Map<String, Tally.LooksAndPatients>> all) {
    return all.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .flatMap(
            place ->
                place.getValue().entrySet().stream()
                    .sorted(
                        Comparator.comparingLong(
                                (Map.Entry<String, Tally.LooksAndPatients> entry) ->
                                    entry.getValue().looks)
                            .reversed()
                            .thenComparing(Map.Entry::getKey))
                    .map(entry -> state(place.getKey(), entry.getKey(), entry.getValue())));
  }

  private StateRow state(Tally.Place place, String name, Tally.LooksAndPatients count) {
    return new StateRow(
        names.service(place.service()),
        names.plan(place.service(), place.plan()),
        name,
        of(count.looks, tally.looksOf.getOrDefault(place, 0L)),
        of(count.patients, tally.patients));
  }

  /** How many patients had something planned over time. */
  public String watched() {
    return of(tally.patientsWatched, tally.patients);
  }

  /** What became of planned checks. */
  public List<CheckRow> checks() {
    return tally.checks.entrySet().stream()
        .map(
            entry -> {
              Map<String, Long> states = entry.getValue();
              long applicable =
                  states.entrySet().stream()
                      .filter(state -> !"not-applicable".equals(state.getKey()))
                      .mapToLong(Map.Entry::getValue)
                      .sum();
              return new CheckRow(
                  entry.getKey(),
                  number(applicable),
                  of(states.getOrDefault("done", 0L), applicable),
                  of(states.getOrDefault("missed", 0L), applicable),
                  of(
                      states.getOrDefault("due", 0L) + states.getOrDefault("overdue", 0L),
                      applicable),
                  number(states.getOrDefault("not-applicable", 0L)));
            })
        .toList();
  }

  /** Alarms of what was followed over time, and how often nobody could tell. */
  public List<AlarmRow> alarms() {
    Tally.LooksAndPatients none = new Tally.LooksAndPatients();
    return Stream.concat(tally.alarms.keySet().stream(), tally.untold.keySet().stream())
        .distinct()
        .sorted()
        .map(
            finding -> {
              Tally.LooksAndPatients alarm = tally.alarms.getOrDefault(finding, none);
              Tally.LooksAndPatients untold = tally.untold.getOrDefault(finding, none);
              return new AlarmRow(
                  finding,
                  number(alarm.times),
                  of(alarm.patients, tally.patientsWatched),
                  number(alarm.looks),
                  of(untold.patients, tally.patientsWatched));
            })
        .toList();
  }

  /** How many patients get other advice from the other version. */
  public String patientsThatDiffer() {
    return of(tally.patientsThatDiffer, tally.patients);
  }

  /** What two versions say differently, most patients first. */
  public List<DifferenceRow> differences() {
    return tally.differences.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<Tally.Changed, Tally.LooksAndPatients> entry) ->
                        entry.getValue().patients)
                .reversed()
                .thenComparing(entry -> entry.getKey().toString()))
        .map(
            entry ->
                new DifferenceRow(
                    names.service(entry.getKey().place().service()),
                    names.plan(entry.getKey().place().service(), entry.getKey().place().plan()),
                    entry.getKey().before(),
                    entry.getKey().after(),
                    of(entry.getValue().patients, tally.patients),
                    number(entry.getValue().looks)))
        .toList();
  }

  /** Measures of the guideline, each as it stands at the end of the records. */
  public List<MeasureRow> measures() {
    return measures.rows();
  }

  /** Calls without an answer, by reason. */
  public List<Fact> unanswered() {
    return tally.unanswered.entrySet().stream()
        .map(entry -> new Fact(entry.getKey(), number(entry.getValue())))
        .toList();
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String days(Duration time) {
    return String.format(Locale.ROOT, "%,.1f", time.toSeconds() / 86_400.0);
  }

  private static String rate(long many, long of, double unit) {
    return of == 0 ? "not known" : String.format(Locale.ROOT, "%.2f", many * unit / of);
  }

  static String of(long part, long whole) {
    return whole == 0
        ? number(part) + " of 0"
        : String.format(Locale.ROOT, "%,d of %,d (%s)", part, whole, share(part, whole));
  }

  /** Few are never none, and many are never all. */
  private static String share(long part, long whole) {
    double percent = 100.0 * part / whole;
    if (part > 0 && percent < LEAST_SHOWN) {
      return "below 0.1 %";
    }
    if (part < whole && percent > 100 - LEAST_SHOWN) {
      return "above 99.9 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
