package org.mcsguideline.materials;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The kept lists of advisories.
 *
 * @param minimums rows of {@code minimum-versions.csv}
 * @param accepted rows of {@code accepted.csv}
 */
record Advisories(List<CSVRecord> minimums, List<CSVRecord> accepted) {

  private static final Path FOLDER = Path.of("src", "main", "advisories");

  static Advisories kept() throws IOException {
    return new Advisories(
        read(Files.newBufferedReader(FOLDER.resolve("minimum-versions.csv"))),
        read(Files.newBufferedReader(FOLDER.resolve("accepted.csv"))));
  }

  /** Rows with a head; a line that begins with a hash is a comment. */
  static List<CSVRecord> read(Reader csv) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .build();
    try (csv) {
      return format.parse(csv).getRecords();
    }
  }

  /** What is wrong with these materials, or with the lists; empty when nothing is. */
  List<String> faults(List<Material> materials) {
    List<String> faults = new ArrayList<>();
    for (CSVRecord minimum : minimums) {
      List<Material> of = of(minimum, materials);
      if (of.isEmpty()) {
        faults.add(minimum.get("component") + " is listed and not part of the service");
      }
      for (Material old : of) {
        Set<String> open = new TreeSet<>(advisories(minimum));
        accepted.stream()
            .filter(row -> isFor(row, old))
            .forEach(r -> open.removeAll(advisories(r)));
        if (old.isOlderThan(minimum.get("minimum")) && !open.isEmpty()) {
          faults.add(old + " is older than " + minimum.get("minimum") + ": " + open);
        }
      }
    }
    for (CSVRecord row : accepted) {
      if (materials.stream().noneMatch(material -> isFor(row, material))) {
        faults.add(row.get("component") + " " + row.get("version") + " is accepted and not part");
      }
    }
    return faults;
  }

  private static List<Material> of(CSVRecord row, List<Material> materials) {
    return materials.stream().filter(material -> material.is(row.get("component"))).toList();
  }

  private static boolean isFor(CSVRecord accepted, Material material) {
    return material.is(accepted.get("component"))
        && material.version().equals(accepted.get("version"));
  }

  private static Set<String> advisories(CSVRecord row) {
    return Set.of(row.get("advisories").split(" "));
  }
}
