package org.mcsguideline.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Reads one file of FHIR data, a line or the document at a time. What cannot be read is told of and
 * left out.
 */
public final class FileReading {

  /** A single line or file beyond this would not leave memory for anything else. */
  private static final int MOST_BYTES = 256 << 20;

  private static final int BUFFER = 1 << 16;
  private static final List<String> LINES = List.of(".ndjson", ".ndjson.gz");
  private static final List<String> DOCUMENTS = List.of(".json", ".json.gz");

  private final String name;
  private final InputStream content;
  private final ReadingCounts counts;
  private final Consumer<InputProblem> problem;
  private @Nullable BoundedLines lines;
  private long number;
  private boolean ended;

  /**
   * A resource of a patient.
   *
   * @param patient id
   * @param json without a line break
   */
  public record Resource(String patient, String json) {}

  /**
   * Reads a file whose name {@linkplain #isMeant is meant}.
   *
   * @param name within the input; its ending says what it holds and whether it is compressed
   * @param content closed by the caller
   * @param problem gets what could not be read
   */
  public FileReading(
      String name, InputStream content, ReadingCounts counts, Consumer<InputProblem> problem) {
    this.name = name;
    this.content = content;
    this.counts = counts;
    this.problem = problem;
  }

  /** Whether a file of this name holds FHIR data. */
  public static boolean isMeant(String name) {
    return ends(name, LINES) || ends(name, DOCUMENTS);
  }

  /** The patients' resources of the next line or document, in their order; null at the end. */
  public @Nullable List<Resource> next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      return ends(name, LINES) ? nextLine() : document();
    } catch (ZipException | EOFException damaged) {
      ended = true;
      tell(0, "the compressed file is damaged");
      return null;
    }
  }

  private @Nullable List<Resource> nextLine() throws IOException {
    BoundedLines all = lines == null ? new BoundedLines(opened(), MOST_BYTES) : lines;
    lines = all;
    byte[] line = all.next();
    number++;
    if (line == null) {
      ended = true;
      return null;
    }
    if (all.wasTooLong()) {
      tell(number, "the line is longer than " + MOST_BYTES + " bytes");
      return List.of();
    }
    return isBlank(line) ? List.of() : resources(line);
  }

  private List<Resource> document() throws IOException {
    ended = true;
    byte[] document = opened().readNBytes(MOST_BYTES + 1);
    if (document.length > MOST_BYTES) {
      tell(0, "it is longer than " + MOST_BYTES + " bytes; give it as .ndjson");
      return List.of();
    }
    return resources(document);
  }

  private InputStream opened() throws IOException {
    InputStream buffered = new BufferedInputStream(content, BUFFER);
    return name.endsWith(".gz")
        ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER)
        : buffered;
  }

  private List<Resource> resources(byte[] json) throws IOException {
    JsonNode value;
    try {
      value = FhirJson.MAPPER.readTree(json);
    } catch (JsonProcessingException malformed) {
      // The message of the parser may quote the data.
      tell(number, "it is no JSON");
      return List.of();
    }
    if (!value.path("resourceType").isTextual()) {
      tell(number, "it is no FHIR resource");
      return List.of();
    }
    List<Resource> resources = new ArrayList<>();
    List<JsonNode> nodes =
        "Bundle".equals(value.path("resourceType").textValue())
            ? Subjects.unpacked(value)
            : List.of(value);
    nodes.forEach(node -> add(node, resources));
    return resources;
  }

  private void add(JsonNode resource, List<Resource> resources) {
    String subject = Subjects.of(resource).orElse("");
    if (subject.isEmpty()) {
      counts.aboutNobody(resource.path("resourceType").asText());
    } else if (subject.indexOf('\t') >= 0 || subject.indexOf('\n') >= 0) {
      tell(number, "the id of its patient is none");
    } else {
      counts.resource();
      resources.add(new Resource(subject, resource.toString()));
    }
  }

  private void tell(long line, String why) {
    counts.problem();
    problem.accept(new InputProblem(name, line, why));
  }

  private static boolean isBlank(byte[] line) {
    for (byte one : line) {
      if (one != ' ' && one != '\t' && one != '\r') {
        return false;
      }
    }
    return true;
  }

  private static boolean ends(String name, List<String> endings) {
    return endings.stream().anyMatch(name::endsWith);
  }
}
