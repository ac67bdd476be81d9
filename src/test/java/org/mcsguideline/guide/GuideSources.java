package org.mcsguideline.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mcsguideline.evidence.EvidenceFiles;
import org.mcsguideline.evidence.PageWords;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;

/**
 * What pages are made of.
 *
 * @param project folder of the project
 * @param bundle the built guideline as FHIR JSON, one collection
 * @param knowledge the same as the service works with it
 */
public record GuideSources(Path project, JsonNode bundle, KnowledgeBase knowledge) {

  private static final Path BUNDLE = Path.of("target", "classes", "knowledge", "bundle.json");
  private static final Path EVIDENCE = Path.of("src", "main", "evidence");
  private static final Path PAGES = Path.of("ig", "pages");
  private static final CSVFormat TABLE =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();

  /**
   * The sources of a project whose guideline has been built.
   *
   * @throws GuideFaulty when it has not
   */
  public static GuideSources of(Path project) {
    Path file = project.resolve(BUNDLE);
    try (InputStream read = Files.newInputStream(file);
        InputStream again = Files.newInputStream(file)) {
      return new GuideSources(
          project, FhirJson.MAPPER.readTree(read), KnowledgeFile.read(again, file.toString()));
    } catch (IOException unreadable) {
      throw new GuideFaulty(
          "The built guideline cannot be read: " + file + ". Build it first.", unreadable);
    }
  }

  /** Every resource of the guideline, in the order of the bundle. */
  public Stream<JsonNode> resources() {
    return FhirJson.each(bundle, "entry").map(entry -> entry.path("resource"));
  }

  /** The resources of one type, such as {@code ValueSet}, in the order of the bundle. */
  public List<JsonNode> resources(String type) {
    return resources()
        .filter(resource -> type.equals(resource.path("resourceType").textValue()))
        .toList();
  }

  /**
   * One resource.
   *
   * @throws GuideFaulty when the guideline has none of this type and id
   */
  public JsonNode resource(String type, String id) {
    return resources(type).stream()
        .filter(resource -> id.equals(resource.path("id").textValue()))
        .findFirst()
        .orElseThrow(() -> new GuideFaulty("The guideline has no " + type + "/" + id + "."));
  }

  /** The files of the evidence. */
  public EvidenceFiles evidence() {
    return EvidenceFiles.in(project.resolve(EVIDENCE));
  }

  /** Words that stand beside the templates, for pictures and cells that no template writes. */
  public PageWords words(String file) {
    return PageWords.of(EvidenceFiles.in(project.resolve(PAGES)), file);
  }

  /**
   * A table of the evidence, each row by the names of its columns, in the order of the file.
   *
   * @param name of the file without folder and ending
   * @throws GuideFaulty when there is no such table or it has no row
   */
  public List<Map<String, String>> table(String name) {
    return rows(EVIDENCE + "/" + name + ".csv");
  }

  /**
   * A table of the project, each row by the names of its columns, in the order of the file.
   *
   * @param path of the file in the project
   * @throws GuideFaulty when there is no such table or it has no row
   */
  public List<Map<String, String>> rows(String path) {
    Path file = project.resolve(path);
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = TABLE.parse(reader)) {
      List<Map<String, String>> rows = parser.getRecords().stream().map(CSVRecord::toMap).toList();
      if (rows.isEmpty()) {
        throw new GuideFaulty("The table has no row: " + file + ".");
      }
      return rows;
    } catch (IOException unreadable) {
      throw new GuideFaulty("The table cannot be read: " + file + ".", unreadable);
    }
  }
}
