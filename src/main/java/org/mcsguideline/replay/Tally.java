package org.mcsguideline.replay;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Adds up accounts of patients. Holds numbers only, however many patients there are. */
final class Tally {

  private static final String NO_OUTCOME = "no outcome";

  private final Predicate<String> aboutOrders;
  final Map<Firing.CardKey, CardCount> cards = new LinkedHashMap<>();
  final Map<Place, Map<String, LooksAndPatients>> outcomes = new LinkedHashMap<>();
  final Map<Place, Map<String, LooksAndPatients>> missing = new LinkedHashMap<>();
  final Map<String, Map<String, Long>> checks = new TreeMap<>();
  final Map<String, LooksAndPatients> alarms = new TreeMap<>();
  final Map<String, LooksAndPatients> untold = new TreeMap<>();
  final Map<String, Long> unanswered = new TreeMap<>();
  final Map<String, Long> unasked = new TreeMap<>();
  final Map<Changed, LooksAndPatients> differences = new LinkedHashMap<>();
  final Map<Place, Long> looksOf = new LinkedHashMap<>();
  long patients;
  long patientsThatDiffer;
  long patientsWatched;
  long looks;
  long undated;
  long episodes;
  Duration inHospital = Duration.ZERO;
  Duration intensive = Duration.ZERO;

  /**
   * An empty tally.
   *
   * @param aboutOrders tells of a service that each of its calls stands alone
   */
  Tally(Predicate<String> aboutOrders) {
    this.aboutOrders = aboutOrders;
  }

  /** A recommendation of a service. */
  record Place(String service, String plan) {
    static Place of(Said said) {
      return new Place(said.service(), said.plan());
    }
  }

  /** What one version says and the other instead. */
  record Changed(Place place, String before, String after) {}

  /** How often, and of how many patients. */
  static final class LooksAndPatients {
    long looks;
    long patients;
    long times;

    void add(long times, long looks) {
      this.times += times;
      this.looks += looks;
      patients++;
    }
  }

  /** How often a card came. */
  static final class CardCount {
    long patients;
    long episodes;
    long times;
    long timesIntensive;
    long looks;
  }

  void add(PatientAccount account) {
    patients++;
    looks += account.looks();
    undated += account.undated();
    episodes += account.episodes().size();
    inHospital = inHospital.plus(Span.length(account.episodes()));
    intensive = intensive.plus(Span.length(account.intensive()));
    account.unanswered().forEach((why, calls) -> unanswered.merge(why, calls, Long::sum));
    account.unasked().forEach((type, many) -> unasked.merge(type, many, Long::sum));
    addCards(account);
    addStates(account.stretches());
    addWatched(account.monitoring());
    addDifferences(account.differences());
  }

  private void addCards(PatientAccount account) {
    Map<Firing.CardKey, Set<Span>> episodesWith = new LinkedHashMap<>();
    for (Firing firing : Firing.of(account)) {
      CardCount count = cards.computeIfAbsent(firing.key(), key -> new CardCount());
      int times = aboutOrders.test(firing.said().service()) ? firing.looks() : 1;
      Set<Span> with = episodesWith.computeIfAbsent(firing.key(), key -> new HashSet<>());
      account.episodes().stream().filter(episode -> touches(episode, firing)).forEach(with::add);
      count.times += times;
      count.looks += firing.looks();
      if (account.intensive().stream().anyMatch(stay -> stay.holds(firing.from()))) {
        count.timesIntensive += times;
      }
    }
    episodesWith.forEach(
        (key, with) -> {
          CardCount count = Objects.requireNonNull(cards.get(key));
          count.patients++;
          count.episodes += with.size();
        });
  }

  private static boolean touches(Span episode, Firing firing) {
    return !firing.from().isAfter(episode.to()) && !firing.to().isBefore(episode.from());
  }

  private void addStates(List<Stretch> stretches) {
    Map<Place, Map<String, Long>> outcomesHere = new LinkedHashMap<>();
    Map<Place, Map<String, Long>> missingHere = new LinkedHashMap<>();
    for (Stretch stretch : stretches) {
      Place place = Place.of(stretch.said());
      long many = stretch.looks();
      looksOf.merge(place, many, Long::sum);
      String outcome = Objects.requireNonNullElse(stretch.said().outcome(), NO_OUTCOME);
      outcomesHere.computeIfAbsent(place, p -> new TreeMap<>()).merge(outcome, many, Long::sum);
      for (String item : Set.copyOf(stretch.said().missing())) {
        missingHere.computeIfAbsent(place, p -> new TreeMap<>()).merge(item, many, Long::sum);
      }
    }
    addAll(outcomesHere, outcomes);
    addAll(missingHere, missing);
  }

  private static void addAll(
      Map<Place, Map<String, Long>> here, Map<Place, Map<String, LooksAndPatients>> all) {
    here.forEach(
        (place, counts) ->
            counts.forEach(
                (name, many) ->
                    all.computeIfAbsent(place, p -> new TreeMap<>())
                        .computeIfAbsent(name, n -> new LooksAndPatients())
                        .add(1, many)));
  }

  private void addWatched(Watched watched) {
    patientsWatched += watched.looks() > 0 ? 1 : 0;
    for (Watched.Planned check : watched.checks()) {
      checks
          .computeIfAbsent(check.item(), item -> new TreeMap<>())
          .merge(check.state(), 1L, Long::sum);
    }
    Map<String, long[]> here = new TreeMap<>();
    for (Watched.Alarm alarm : watched.alarms()) {
      long[] many = here.computeIfAbsent(alarm.finding(), finding -> new long[2]);
      many[0]++;
      many[1] += alarm.looks();
    }
    here.forEach(
        (finding, many) ->
            alarms.computeIfAbsent(finding, f -> new LooksAndPatients()).add(many[0], many[1]));
    watched
        .untold()
        .forEach(
            (finding, looks) ->
                untold.computeIfAbsent(finding, f -> new LooksAndPatients()).add(0, looks));
  }

  private void addDifferences(List<Difference> found) {
    patientsThatDiffer += found.isEmpty() ? 0 : 1;
    Map<Changed, long[]> here = new LinkedHashMap<>();
    for (Difference difference : found) {
      long[] many = here.computeIfAbsent(difference.changed(), changed -> new long[2]);
      many[0]++;
      many[1] += difference.looks();
    }
    here.forEach(
        (changed, many) ->
            differences
                .computeIfAbsent(changed, c -> new LooksAndPatients())
                .add(many[0], many[1]));
  }
}
