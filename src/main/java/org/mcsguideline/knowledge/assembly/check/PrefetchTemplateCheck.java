package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Every clinical system can serve the prefetch templates: reads and plain searches with the tokens
 * of CDS Hooks 2.0, about the one who is called for, under keys that say what they hold.
 */
final class PrefetchTemplateCheck implements GuidelineCheck {

  private static final String QUERY_PATTERN =
      "http://hl7.org/fhir/StructureDefinition/cqf-fhirQueryPattern";
  private static final String ENCOUNTER = "context.encounterId";
  private static final Set<String> HOOKS_WITH_ENCOUNTER =
      Set.of("encounter-start", "encounter-discharge");

  private static final Set<String> USER_TOKENS =
      Set.of(
          "userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId");
  private static final Set<String> CONTEXT_TOKENS =
      Set.of("context.patientId", "context.userId", ENCOUNTER);

  /** What order-dispatch gives instead of a user. */
  private static final Map<String, Set<String>> OTHER_TOKENS =
      Map.of(
          "order-dispatch",
          Set.of("context.patientId", "context.dispatchedOrders", "context.performer"));

  private static final Pattern KEY = Pattern.compile("[a-z]{3,}([A-Z][a-z]+)*");
  private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)\\}\\}");
  private static final String VALUE = "(\\{\\{[A-Za-z.]+\\}\\}|[A-Za-z0-9|:/._,-]+)";
  private static final String PARAMETER =
      "(_count=[0-9]+|_sort=-?[a-z-]+(,-?[a-z-]+)*|[a-z][a-z-]*(:in)?=" + VALUE + ")";
  private static final Pattern READ = Pattern.compile("[A-Z][A-Za-z]+/\\{\\{[A-Za-z.]+\\}\\}");
  private static final Pattern SEARCH =
      Pattern.compile("[A-Z][A-Za-z]+\\?" + PARAMETER + "(&" + PARAMETER + ")*");

  /** Prefixes of dates and numbers beyond {@code eq lt gt ge le}. */
  private static final Pattern RARE_PREFIX = Pattern.compile("(ne|sa|eb|ap)[0-9].*");

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    guideline
        .all("PlanDefinition")
        .filter(PlanCheck::isService)
        .forEach(service -> check(service, problems));
  }

  private static void check(AuthoredResource service, Problems problems) {
    JsonNode action = service.json().path("action").path(0);
    String hook = action.path("trigger").path(0).path("name").asText();
    List<JsonNode> inputs = FhirJson.each(action, "input").toList();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < inputs.size(); i++) {
      String place = "/action/0/input/" + i;
      String key = inputs.get(i).path("id").asText();
      if (!KEY.matcher(key).matches() || !keys.add(key)) {
        problems.add(service.at(place), "a prefetch key is a word of its own, in camel case");
      }
      for (String problem : problems(inputs.get(i), hook)) {
        problems.add(service.at(place), problem);
      }
    }
  }

  private static List<String> problems(JsonNode input, String hook) {
    String query =
        FhirJson.extension(input, QUERY_PATTERN)
            .map(extension -> extension.path("valueString").asText())
            .orElse("");
    if (!READ.matcher(query).matches() && !SEARCH.matcher(query).matches()) {
      return List.of("a query is a read by a token, or a search with plain parameters");
    }
    if (Arrays.stream(query.split("[=,&]")).anyMatch(v -> RARE_PREFIX.matcher(v).matches())) {
      return List.of("a query uses no prefix but eq, lt, gt, ge and le");
    }
    if (!query.split("[/?]", 2)[0].equals(input.path("type").asText())) {
      return List.of("a query asks for the type of its input");
    }
    return tokenProblems(query, hook, isRequired(input));
  }

  private static List<String> tokenProblems(String query, String hook, boolean required) {
    List<String> tokens = TOKEN.matcher(query).results().map(token -> token.group(1)).toList();
    Set<String> ofHook = OTHER_TOKENS.getOrDefault(hook, CONTEXT_TOKENS);
    if (tokens.isEmpty()) {
      return List.of("a query is about the one who is called for, and has a token");
    }
    if (!tokens.stream().allMatch(token -> ofHook.contains(token) || USER_TOKENS.contains(token))) {
      return List.of("a token is one that the hook gives in CDS Hooks 2.0");
    }
    return required && tokens.contains(ENCOUNTER) && !HOOKS_WITH_ENCOUNTER.contains(hook)
        ? List.of("required data do not hang on an encounter that the hook may leave out")
        : List.of();
  }

  private static boolean isRequired(JsonNode input) {
    return FhirJson.ownExtension(input, "mcs-required-data")
        .map(extension -> extension.path("valueBoolean").asBoolean())
        .orElse(false);
  }
}
