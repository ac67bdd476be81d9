package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;

/** Plans name defines that exist and give what is expected of them, and things that exist. */
final class PlanCheck implements GuidelineCheck {

  private static final String IDENTIFIER = "text/cql-identifier";
  private static final int LONGEST_SUMMARY = 139;

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    guideline.all("PlanDefinition").forEach(plan -> check(guideline, plan, problems));
  }

  private static void check(AuthoredGuideline guideline, AuthoredResource plan, Problems problems) {
    boolean recommendation = !isService(plan) && !isOverview(plan);
    plan.visit(
        (pointer, node) -> {
          if (pointer.endsWith("/definitionCanonical")) {
            checkDefinition(guideline, plan, pointer, node, problems);
          } else if (pointer.matches(".*/condition/\\d+")) {
            checkCondition(guideline, plan, pointer, node, problems);
          } else if (pointer.matches(".*/dynamicValue/\\d+")) {
            checkExpression(guideline, plan, pointer, node, typeAt(node), problems);
          } else if (pointer.matches("/action/\\d+") && recommendation) {
            checkSummary(plan, pointer, node, problems);
          }
        });
    checkDefineOf(guideline, plan, "mcs-schedule", problems);
    checkDefineOf(guideline, plan, "mcs-board", problems);
    JsonNode libraries = plan.json().path("library");
    if (recommendation && libraries.size() != 1) {
      problems.add(plan.at("/library"), "a recommendation has exactly one library");
    }
    libraries
        .valueStream()
        .filter(library -> guideline.resolve(library.asText()).isEmpty())
        .forEach(library -> problems.add(plan.at("/library"), "there is no library " + library));
  }

  /** Whatever is shown is text; when a request is due is a timing. */
  private static String typeAt(JsonNode dynamicValue) {
    return "occurrence".equals(dynamicValue.path("path").asText())
        ? "FHIR.Timing"
        : "System.String";
  }

  /** A define that says which checks are due when, or what a board shows. */
  private static void checkDefineOf(
      AuthoredGuideline guideline, AuthoredResource plan, String name, Problems problems) {
    FhirJson.ownExtension(plan.json(), name)
        .map(extension -> extension.path("valueString").asText())
        .filter(
            define ->
                translation(guideline, plan)
                    .filter(translation -> !translation.defines().containsKey(define))
                    .isPresent())
        .ifPresent(
            define ->
                problems.add(
                    plan.at("/extension"), "the library has no define \"" + define + "\""));
  }

  static boolean isService(AuthoredResource plan) {
    return plan.json().path("action").valueStream().anyMatch(action -> action.has("trigger"));
  }

  /** Whose every action does nothing but lead to another plan, as in a strategy or a pathway. */
  static boolean isOverview(AuthoredResource plan) {
    JsonNode actions = plan.json().path("action");
    return !actions.isEmpty()
        && !plan.json().has("library")
        && actions.valueStream().allMatch(action -> action.has("definitionCanonical"));
  }

  private static void checkSummary(
      AuthoredResource plan, String pointer, JsonNode action, Problems problems) {
    String title = action.path("title").asText();
    if (title.isBlank() || title.length() > LONGEST_SUMMARY) {
      problems.add(
          plan.at(pointer + "/title"),
          "a title has 1 to " + LONGEST_SUMMARY + " characters, this one " + title.length());
    }
  }

  private static void checkDefinition(
      AuthoredGuideline guideline,
      AuthoredResource plan,
      String pointer,
      JsonNode canonical,
      Problems problems) {
    String type = isService(plan) || isOverview(plan) ? "PlanDefinition" : "ActivityDefinition";
    if (guideline.resolve(canonical.asText()).filter(t -> type.equals(t.type())).isEmpty()) {
      problems.add(plan.at(pointer), canonical.asText() + " is no " + type);
    }
  }

  private static void checkCondition(
      AuthoredGuideline guideline,
      AuthoredResource plan,
      String pointer,
      JsonNode condition,
      Problems problems) {
    if (!"applicability".equals(condition.path("kind").asText())) {
      problems.add(plan.at(pointer), "only conditions of kind applicability are evaluated");
    }
    checkExpression(guideline, plan, pointer, condition, "System.Boolean", problems);
  }

  private static void checkExpression(
      AuthoredGuideline guideline,
      AuthoredResource plan,
      String pointer,
      JsonNode holder,
      String type,
      Problems problems) {
    JsonNode expression = holder.path("expression");
    String name = expression.path("expression").asText();
    if (!IDENTIFIER.equals(expression.path("language").asText())) {
      problems.add(plan.at(pointer), "the language of expressions is " + IDENTIFIER);
    }
    Optional<AuthoredLibrary.Translation> library = translation(guideline, plan);
    String found = library.map(translation -> translation.defines().get(name)).orElse(null);
    if (library.isPresent() && !type.equals(found)) {
      problems.add(
          plan.at(pointer + "/expression/expression"),
          found == null
              ? "the library has no define \"" + name + "\""
              : "\"" + name + "\" is " + found + " where " + type + " is needed");
    }
  }

  private static Optional<AuthoredLibrary.Translation> translation(
      AuthoredGuideline guideline, AuthoredResource plan) {
    return guideline
        .resolve(plan.json().path("library").path(0).asText())
        .flatMap(library -> guideline.library(library.id()))
        .flatMap(AuthoredLibrary::translation);
  }
}
