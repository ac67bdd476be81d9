package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.DefineFailed;
import org.mcsguideline.request.RequestRefused;

/** Looks at one patient's record again and again, each time as it was then. */
public final class PatientReplay {

  private final Version version;
  private final @Nullable Version other;
  private final Watching watching;
  private final MeasurePopulations measures;
  private final Manner manner;

  /**
   * How records are looked at.
   *
   * @param edge adds the guideline's codes where the site has its own
   * @param intensive which stays count as intensive care
   */
  public record Manner(Pace pace, UnaryOperator<JsonNode> edge, StayChoice intensive) {}

  /**
   * A replay.
   *
   * @param other version that is asked the same; null when nothing is compared
   * @param watching plans over time
   * @param measures populations at the end of each record
   */
  public PatientReplay(
      Version version,
      @Nullable Version other,
      Watching watching,
      MeasurePopulations measures,
      Manner manner) {
    this.version = version;
    this.other = other;
    this.watching = watching;
    this.measures = measures;
    this.manner = manner;
  }

  /**
   * Replays a patient; many threads may do so at once.
   *
   * @param resources of the patient as JSON, in the order of the input
   */
  public PatientAccount replay(String patient, List<String> resources) {
    PatientCourse course = PatientCourse.of(patient, resources, manner.edge());
    List<Instant> moments = manner.pace().moments(course.changes(), Span.united(course.stays()));
    Version.Asking asking = version.about(course);
    Version.Asking second = other == null ? null : other.about(course);
    Stretch.Joining stretches = new Stretch.Joining();
    Differing differing = new Differing();
    Watching.Course watched = watching.over(course);
    Map<String, Long> unanswered = new TreeMap<>();
    Instant before = Instant.MIN;
    for (Instant moment : moments) {
      List<JsonNode> signed = signed(course, before, moment);
      Version.Heard heard = asking.at(moment, signed);
      heard.byPlace().values().forEach(said -> stretches.add(moment, said));
      heard.unanswered().forEach(why -> unanswered.merge(why, 1L, Long::sum));
      if (second != null) {
        differing.add(moment, heard.byPlace(), second.at(moment, signed).byPlace());
      }
      watched.look(moment);
      before = moment;
    }
    return new PatientAccount(
        patient,
        moments.size(),
        course.undated(),
        unasked(course, asking),
        episodes(course),
        Span.united(course.stays(manner.intensive())),
        stretches.all(),
        unanswered,
        watched.result(),
        measures(course, unanswered),
        differing.all());
  }

  private MeasurePopulations.Members measures(PatientCourse course, Map<String, Long> unanswered) {
    try {
      return measures.of(course);
    } catch (RequestRefused | DefineFailed refused) {
      unanswered.merge("measures: they could not be worked out", 1L, Long::sum);
      return MeasurePopulations.Members.NONE;
    }
  }

  private static List<Span> episodes(PatientCourse course) {
    List<Span> stays = Span.united(course.stays());
    NavigableSet<Instant> changes = course.changes();
    return stays.isEmpty() && !changes.isEmpty()
        ? List.of(new Span(changes.first(), changes.last()))
        : stays;
  }

  private static Map<String, Long> unasked(PatientCourse course, Version.Asking asking) {
    Map<String, Long> unasked = new TreeMap<>();
    for (Known known : course.all()) {
      if (!asking.isAskedFor(known)) {
        unasked.merge(known.resource().path("resourceType").asText(), 1L, Long::sum);
      }
    }
    return unasked;
  }

  /** Orders that were written since the last look, as the drafts that they were then. */
  private static List<JsonNode> signed(PatientCourse course, Instant before, Instant moment) {
    return course.all().stream()
        .filter(known -> "order".equals(known.resource().path("intent").textValue()))
        .filter(known -> known.isOnRecord(moment) && !known.isOnRecord(before))
        .map(
            known -> {
              ObjectNode draft = known.resource().deepCopy();
              return (JsonNode) draft.put("status", "draft");
            })
        .toList();
  }

  /** Puts together what two versions say differently. */
  private static final class Differing {

    private final Map<String, Difference> open = new LinkedHashMap<>();
    private final List<Difference> done = new java.util.ArrayList<>();

    void add(Instant time, Map<String, Said> one, Map<String, Said> other) {
      TreeSet<String> places = new TreeSet<>(one.keySet());
      places.addAll(other.keySet());
      for (String place : places) {
        Said said = one.get(place);
        Said another = other.get(place);
        Difference last = open.get(place);
        if (last != null && last.isSame(said, another)) {
          Difference unused = open.put(place, last.with(time));
        } else {
          if (last != null) {
            done.add(last);
            Difference unused = open.remove(place);
          }
          if (said == null || !said.equals(another)) {
            Difference unused = open.put(place, new Difference(time, time, 1, said, another));
          }
        }
      }
    }

    List<Difference> all() {
      return Stream.concat(done.stream(), open.values().stream()).toList();
    }
  }
}
