package org.mcsguideline.knowledge.assembly.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** Every resource has one id, and its file and its address are named after it. */
final class IdentityCheck implements GuidelineCheck {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  /** Elements that tell people what a canonical resource is. */
  private static final List<String> NAMING = List.of("name", "title", "status");

  /** What FHIR has no element for. */
  private static final Set<String> UNTITLED = Set.of("SearchParameter.title");

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    Map<String, AuthoredResource> seen = new HashMap<>();
    for (AuthoredResource resource : guideline.resources()) {
      checkId(resource, problems);
      if (resource.json().has("url")) {
        checkCanonical(guideline, resource, problems);
      }
      AuthoredResource other = seen.putIfAbsent(resource.type() + "/" + resource.id(), resource);
      if (other != null) {
        problems.add(resource.at("/id"), "the same type and id as " + other.file());
      }
    }
  }

  private static void checkId(AuthoredResource resource, Problems problems) {
    if (!ID.matcher(resource.id()).matches()) {
      problems.add(resource.at("/id"), "id is missing or not in the form of a FHIR id");
    }
    String expected = resource.type().toLowerCase(Locale.ROOT) + "/" + resource.id() + ".json";
    if (resource.hasOwnFile() && !resource.file().endsWith("/" + expected)) {
      problems.add(resource.at("/id"), "the file must be " + expected);
    }
  }

  private static void checkCanonical(
      AuthoredGuideline guideline, AuthoredResource resource, Problems problems) {
    String expected =
        guideline.identity().canonical() + "/" + resource.type() + "/" + resource.id();
    if (!expected.equals(resource.url())) {
      problems.add(resource.at("/url"), "url must be " + expected);
    }
    if (resource.json().has("version")) {
      problems.add(resource.at("/version"), "version is given by the build, not authored");
    }
    for (String element : NAMING) {
      if (!UNTITLED.contains(resource.type() + "." + element)
          && resource.json().path(element).asText().isBlank()) {
        problems.add(resource.at(""), element + " is missing");
      }
    }
  }
}
