package org.mcsguideline.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.patientdata.LocalCodes;

/** Reads a folder of FHIR ConceptMaps that say what the codes and units of the site mean. */
public final class SiteConceptMaps {

  private SiteConceptMaps() {}

  /**
   * Reads and checks every map.
   *
   * @throws SiteFileRefused when one of them cannot be used as it stands
   */
  public static LocalCodes read(Path folder, KnowledgeBase knowledge) {
    MapEntries entries = new MapEntries(new MapRules(knowledge.concepts()));
    for (Path file : files(folder)) {
      JsonNode map = SiteFile.json(file);
      entries.add(map, file.toString());
    }
    return entries.localCodes();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> maps = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      if (maps.isEmpty()) {
        throw new SiteFileRefused(
            folder.toString(), List.of("It holds no .json file; take the setting out."));
      }
      return maps;
    } catch (IOException absent) {
      throw new SiteFileRefused(
          folder.toString(), List.of("It is no folder, or one that cannot be read."));
    }
  }
}
