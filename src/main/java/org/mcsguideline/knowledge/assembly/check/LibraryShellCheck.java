package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.ParameterType;
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
    guideline
        .library(shell.id())
        .flatMap(AuthoredLibrary::translation)
        .ifPresent(translation -> checkParameters(shell, translation.parameters(), problems));
    JsonNode content = shell.json().path("content");
    String loader = "ig-loader-" + shell.id() + ".cql";
    if (content.size() != 1 || !loader.equals(content.path(0).path("id").asText())) {
      problems.add(shell.at("/content"), "content must be one entry with the id " + loader);
    }
  }

  /** What a shell says of a parameter must be about one that CQL declares. */
  private static void checkParameters(
      AuthoredResource shell, Map<String, String> declared, Problems problems) {
    JsonNode parameters = shell.json().path("parameter");
    for (int i = 0; i < parameters.size(); i++) {
      String pointer = "/parameter/" + i;
      String name = parameters.path(i).path("name").asText();
      String type = declared.get(name);
      if (type == null) {
        problems.add(shell.at(pointer + "/name"), "the library has no parameter " + name);
      } else if (!ParameterType.of(type).fhir().equals(parameters.path(i).path("type").asText())) {
        problems.add(
            shell.at(pointer + "/type"),
            "the type of " + name + " is " + ParameterType.of(type).fhir());
      }
      JsonNode range = parameters.path(i).path("extension").path(0).path("valueRange");
      if (!range.path("low").path("value").isNumber()
          || !range.path("high").path("value").isNumber()
          || range
                  .path("low")
                  .path("value")
                  .decimalValue()
                  .compareTo(range.path("high").path("value").decimalValue())
              > 0) {
        problems.add(shell.at(pointer), "the allowed range of " + name + " has two ends in order");
      }
    }
  }
}
