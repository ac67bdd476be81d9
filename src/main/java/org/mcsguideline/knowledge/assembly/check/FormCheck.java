package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;

/** Forms have stable names for their items, and fill them in by defines that exist. */
final class FormCheck implements GuidelineCheck {

  private static final String LIBRARY = "http://hl7.org/fhir/StructureDefinition/cqf-library";
  private static final String TEMPLATE =
      "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtract";
  private static final String IDENTIFIER = "text/cql-identifier";

  /** Answers are exported by it as columns. */
  private static final Pattern LINK_ID = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    guideline.all("Questionnaire").forEach(form -> check(guideline, form, problems));
  }

  private static void check(AuthoredGuideline guideline, AuthoredResource form, Problems problems) {
    Set<String> linkIds = new HashSet<>();
    form.visit(
        (pointer, node) -> {
          if (pointer.matches("(/item/\\d+)+")) {
            checkLinkId(form, pointer, node.path("linkId").asText(), linkIds, problems);
          }
        });
    form.visit(
        (pointer, node) -> {
          if (pointer.matches(".*/enableWhen/\\d+")
              && !linkIds.contains(node.path("question").asText())) {
            problems.add(form.at(pointer), "there is no item " + node.path("question").asText());
          } else if (pointer.endsWith("/valueExpression")) {
            checkExpression(guideline, form, pointer, node, problems);
          } else if (TEMPLATE.equals(node.path("url").asText())) {
            checkTemplate(form, pointer, node, problems);
          }
        });
  }

  private static void checkLinkId(
      AuthoredResource form, String pointer, String linkId, Set<String> known, Problems problems) {
    if (!LINK_ID.matcher(linkId).matches()) {
      problems.add(form.at(pointer + "/linkId"), "a linkId is made of lower-case words with dots");
    }
    if (!known.add(linkId)) {
      problems.add(form.at(pointer + "/linkId"), "two items have the linkId " + linkId);
    }
  }

  private static void checkExpression(
      AuthoredGuideline guideline,
      AuthoredResource form,
      String pointer,
      JsonNode expression,
      Problems problems) {
    if (!IDENTIFIER.equals(expression.path("language").asText())) {
      return;
    }
    String name = expression.path("expression").asText();
    Optional<AuthoredLibrary.Translation> library =
        FhirJson.extension(form.json(), LIBRARY)
            .flatMap(named -> guideline.resolve(named.path("valueCanonical").asText()))
            .flatMap(resource -> guideline.library(resource.id()))
            .flatMap(AuthoredLibrary::translation);
    if (guideline.isTranslated()
        && library.filter(translation -> translation.defines().containsKey(name)).isEmpty()) {
      problems.add(form.at(pointer), "the library of the form has no define \"" + name + "\"");
    }
  }

  private static void checkTemplate(
      AuthoredResource form, String pointer, JsonNode extract, Problems problems) {
    String named =
        FhirJson.each(extract, "extension")
            .filter(part -> "template".equals(part.path("url").asText()))
            .map(part -> part.path("valueReference").path("reference").asText())
            .findFirst()
            .orElse("");
    if (FhirJson.each(form.json(), "contained")
        .noneMatch(held -> named.equals("#" + held.path("id").asText()))) {
      problems.add(form.at(pointer), "the form holds no template " + named);
    }
  }
}
