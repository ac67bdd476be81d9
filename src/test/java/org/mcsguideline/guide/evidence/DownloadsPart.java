package org.mcsguideline.guide.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;

/** Files to take along: the evidence as tables and as one bundle. */
public final class DownloadsPart implements GuidePart {

  private static final Path EVIDENCE = Path.of("src", "main", "evidence");
  private static final Path BUNDLE = Path.of("target", "classes", "knowledge", "evidence-r5.json");

  /** A table to download with the number of its rows. */
  public record Table(String file, int rows, String page) {}

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    Path folder = sources.project().resolve(EVIDENCE);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> tables = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      List<Table> listed = new ArrayList<>();
      for (Path table : tables) {
        String name = Objects.toString(table.getFileName());
        output.file(name, Files.readString(table));
        String key = name.replace(".csv", "");
        listed.add(new Table(name, sources.table(key).size(), GuideKeys.page(key)));
      }
      Path bundle = sources.project().resolve(BUNDLE);
      String evidence = Objects.toString(bundle.getFileName());
      output.file(evidence, Files.readString(bundle));
      output.page("downloads", "downloads", Map.of("tables", listed, "evidence", evidence));
    } catch (IOException unreadable) {
      throw new GuideFaulty("The files to download cannot be read: " + folder + ".", unreadable);
    }
  }
}
