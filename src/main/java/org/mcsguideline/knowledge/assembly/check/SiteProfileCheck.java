package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.ParameterType;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** The site profile sets parameters that exist, to values of their type. */
final class SiteProfileCheck implements GuidelineCheck {

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    List<AuthoredResource> profiles = guideline.all("Parameters").toList();
    profiles.stream()
        .skip(1)
        .forEach(extra -> problems.add(extra.at(""), "there is more than one site profile"));
    Map<String, String> types = new HashMap<>();
    guideline.libraries().stream()
        .flatMap(library -> library.translation().stream())
        .forEach(translation -> types.putAll(translation.parameters()));
    if (guideline.isTranslated()) {
      profiles.forEach(profile -> check(profile, types, problems));
    }
  }

  private static void check(
      AuthoredResource profile, Map<String, String> types, Problems problems) {
    JsonNode parameters = profile.json().path("parameter");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < parameters.size(); i++) {
      JsonNode parameter = parameters.path(i);
      String name = parameter.path("name").asText();
      String pointer = "/parameter/" + i;
      String declared = types.get(name);
      if (declared == null) {
        problems.add(profile.at(pointer + "/name"), "no library has the parameter " + name);
        continue;
      }
      ParameterType type = ParameterType.of(declared);
      if (!parameter.has("value" + type.valueSuffix())) {
        problems.add(profile.at(pointer), name + " needs a value" + type.valueSuffix());
      }
      if (!seen.add(name) && !type.list()) {
        problems.add(profile.at(pointer + "/name"), name + " takes one value only");
      }
    }
  }
}
