package org.mcsguideline.guide.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.web.frame.MarkdownText;

/** What has changed, clinical changes first. */
public final class ChangesPart implements GuidePart {

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    Path file = sources.project().resolve("CHANGELOG.md");
    try {
      // The page has a title of its own.
      String text = Files.readString(file).replaceFirst("^# .*\\R", "");
      output.page("changes", "changes", Map.of("changes", MarkdownText.html(text)));
    } catch (IOException unreadable) {
      throw new GuideFaulty("The changelog cannot be read: " + file + ".", unreadable);
    }
  }
}
