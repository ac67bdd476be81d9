package org.mcsguideline.web.trial.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vignettes as the build has written them.
 *
 * @param first id of the one that a reader sees who has chosen none
 * @param orders what can be ordered in them
 */
public record VignetteBook(String first, List<Case> cases, List<Order> orders) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public VignetteBook {
    cases = List.copyOf(cases);
    orders = List.copyOf(orders);
  }

  /** Reads the file of the build. */
  public static VignetteBook read(InputStream file) throws IOException {
    return JSON.readValue(file, VignetteBook.class);
  }

  /** The vignette with this id. */
  public Optional<Case> withId(String id) {
    return cases.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /**
   * One vignette.
   *
   * @param time of the decision, with offset
   * @param encounter bare logical id
   * @param patient the resource
   * @param entries of the record, without the patient and without what is being ordered
   * @param order id of what is being ordered; null when nothing is
   */
  public record Case(
      String id,
      String title,
      String shows,
      String source,
      String time,
      String encounter,
      JsonNode patient,
      List<Entry> entries,
      @Nullable String order) {

    public Case {
      entries = List.copyOf(entries);
    }

    /** The time of the decision. */
    public OffsetDateTime decisionTime() {
      return OffsetDateTime.parse(time);
    }

    /** The same patient without anything on record but the encounter that is going on. */
    public Case emptied(String emptyId) {
      return new Case(
          emptyId,
          "",
          "",
          "",
          time,
          encounter,
          FhirPerson.unknown(patient),
          entries.stream().filter(entry -> entry.isEncounter(encounter)).toList(),
          null);
    }
  }

  /**
   * Something on record.
   *
   * @param fact name of what it says something of
   * @param key under which callers deliver it
   */
  public record Entry(String fact, String key, JsonNode resource) {

    boolean isEncounter(String id) {
      return resource.path("resourceType").asText().equals("Encounter")
          && resource.path("id").asText().equals(id);
    }
  }

  /**
   * Something that can be ordered.
   *
   * @param key under which callers deliver it once it is signed
   * @param draft before it is signed
   */
  public record Order(String id, String key, JsonNode draft, JsonNode signed) {

    /** In the words of its code. */
    public String label() {
      return FhirValue.label(draft);
    }
  }
}
