package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary.CodeUse;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.CodeList;
import org.mcsguideline.knowledge.assembly.source.Expansion;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;

/** Every code is one that was verified, under the words its system has for it. */
final class CodeCheck implements GuidelineCheck {

  private static final String SNOMED_CT = "http://snomed.info/sct";
  private static final String LOINC = "http://loinc.org";

  /** Any unit may stand in a value; whether it can be used shows when it is read. */
  private static final String UNITS = "http://unitsofmeasure.org";

  /** The template of a form, where the code comes from an answer. */
  private static final String FROM_ANSWERS =
      "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtractValue";

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    guideline.all("CodeSystem").forEach(system -> checkOwn(system, problems));
    for (AuthoredResource resource : guideline.resources()) {
      resource.visit((pointer, node) -> checkNode(guideline, resource, pointer, node, problems));
    }
    guideline.libraries().stream()
        .filter(library -> library.file().endsWith(".cql"))
        .flatMap(library -> library.translation().stream())
        .flatMap(translation -> translation.terminology().codes().stream())
        .forEach(code -> check(guideline, code, problems));
  }

  /** A code of ours has no other home: its definition says what it means. */
  private static void checkOwn(AuthoredResource system, Problems problems) {
    Set<String> codes = new HashSet<>();
    system.visit(
        (pointer, node) -> {
          if (pointer.matches(".*/concept/\\d+") && !codes.add(node.path("code").asText())) {
            problems.add(system.at(pointer), "a code of ours stands once");
          }
          if (pointer.matches(".*/concept/\\d+")
              && (node.path("display").asText().isBlank()
                  || node.path("definition").asText().isBlank())) {
            problems.add(system.at(pointer), "a code of ours has a display and a definition");
          }
        });
  }

  private static void checkNode(
      AuthoredGuideline guideline,
      AuthoredResource resource,
      String pointer,
      JsonNode node,
      Problems problems) {
    String system = node.path("system").asText();
    if (pointer.matches(".*/coding/\\d+")
        && !(node.has("code") && node.has("system"))
        && FhirJson.extension(node, FROM_ANSWERS).isEmpty()) {
      problems.add(resource.at(pointer), "a coding has a system and a code");
    }
    // An OperationDefinition has both, and means something else by them.
    if (node.has("code") && node.has("system") && !node.path("system").isBoolean()) {
      check(guideline, use(resource, pointer, system, node), problems);
    } else if (node.has("concept") && node.has("system")) {
      JsonNode concepts = node.path("concept");
      for (int i = 0; i < concepts.size(); i++) {
        String at = pointer + "/concept/" + i;
        check(guideline, use(resource, at, system, concepts.path(i)), problems);
      }
    }
  }

  private static CodeUse use(
      AuthoredResource resource, String pointer, String system, JsonNode coding) {
    return new CodeUse(
        system,
        coding.path("code").asText(),
        coding.path("display").asText(),
        resource.at(pointer + "/code"));
  }

  private static void check(AuthoredGuideline guideline, CodeUse use, Problems problems) {
    if (use.system().equals(UNITS)) {
      return;
    }
    if (SNOMED_CT.equals(use.system()) && !CheckDigits.isSnomedConcept(use.code())) {
      problems.add(use.place(), use.code() + " is not an id of a SNOMED CT concept");
    }
    if (LOINC.equals(use.system()) && !CheckDigits.isLoinc(use.code())) {
      problems.add(use.place(), use.code() + " is not a LOINC code");
    }
    Optional<String> display = verifiedDisplay(guideline, use);
    if (display.isEmpty()) {
      problems.add(use.place(), "code " + use.code() + " of " + use.system() + " is not verified");
    } else if (!display.get().equals(use.display())) {
      problems.add(use.place(), "the display of code " + use.code() + " must be: " + display.get());
    }
  }

  private static Optional<String> verifiedDisplay(AuthoredGuideline guideline, CodeUse use) {
    if (guideline.isOwn(use.system())) {
      return Expansion.concepts(guideline, use.system())
          .filter(concept -> concept.code().equals(use.code()))
          .map(Expansion.Member::display)
          .findFirst();
    }
    return guideline
        .codes()
        .row(use.system(), use.code())
        .filter(CodeList.Row::verified)
        .map(CodeList.Row::display);
  }
}
