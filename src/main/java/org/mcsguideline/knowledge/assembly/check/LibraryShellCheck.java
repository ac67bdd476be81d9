package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Place;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** Every CQL library has a Library resource of its name, and the other way round. */
final class LibraryShellCheck implements GuidelineCheck {

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    guideline.all("Library").forEach(shell -> checkShell(guideline, shell, problems));
    for (AuthoredLibrary library : guideline.libraries()) {
      if (!library.file().endsWith(".cql")) {
        // FHIRHelpers comes from the translator and gets its resource from the build.
        continue;
      }
      Place top = new Place(library.file(), 1, 0);
      if (guideline.all("Library").noneMatch(shell -> shell.id().equals(library.name()))) {
        problems.add(top, "there is no Library resource of this name");
      }
      library
          .translation()
          .filter(translation -> !translation.version().equals(guideline.identity().version()))
          .ifPresent(
              translation ->
                  problems.add(top, "the version must be " + guideline.identity().version()));
    }
  }

  private static void checkShell(
      AuthoredGuideline guideline, AuthoredResource shell, Problems problems) {
    if (guideline.library(shell.id()).isEmpty()) {
      problems.add(shell.at("/id"), "there is no CQL library of this name");
    }
    if (!shell.id().equals(shell.json().path("name").asText())) {
      problems.add(shell.at("/name"), "id and name of a library are the same");
    }
    JsonNode content = shell.json().path("content");
    String loader = "ig-loader-" + shell.id() + ".cql";
    if (content.size() != 1 || !loader.equals(content.path(0).path("id").asText())) {
      problems.add(shell.at("/content"), "content must be one entry with the id " + loader);
    }
  }
}
