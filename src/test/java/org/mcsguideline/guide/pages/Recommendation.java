package org.mcsguideline.guide.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * A recommendation of the source with the plan that carries it.
 *
 * @param id as the source's table calls it
 * @param page name of its page
 * @param row of the source's table
 * @param plan its PlanDefinition
 * @param library id of the one library that decides
 * @param terms when, then and so on, as the library says them
 */
record Recommendation(
    String id,
    String page,
    Map<String, String> row,
    JsonNode plan,
    String library,
    List<Term> terms) {

  Recommendation {
    terms = List.copyOf(terms);
  }

  /** A part of what a library says of itself, such as when it holds. */
  record Term(String name, String text) {}

  /** All of the source, in its order. */
  static List<Recommendation> all(GuideSources sources) {
    Map<String, String> plans =
        sources.table("r5/recommendation-plans").stream()
            .collect(Collectors.toMap(row -> row.get("rec_id"), row -> row.get("plan")));
    return sources.table("recommendations").stream()
        .map(row -> of(sources, row, plans.getOrDefault(row.getOrDefault("rec_id", ""), "")))
        .toList();
  }

  private static Recommendation of(GuideSources sources, Map<String, String> row, String planId) {
    JsonNode plan = sources.resource("PlanDefinition", planId);
    String library =
        FhirJson.withoutVersion(plan.path("library").path(0).asText()).replaceFirst(".*/", "");
    String header = sources.knowledge().grounds().headers().getOrDefault(library, "");
    List<Term> terms = terms(header);
    if (terms.isEmpty()) {
      throw new GuideFaulty("The library " + library + " does not say when it holds.");
    }
    return new Recommendation(
        row.getOrDefault("rec_id", ""), "recommendation-" + planId, row, plan, library, terms);
  }

  /** Lines such as "When: ..." with those that go on with them. */
  private static List<Term> terms(String header) {
    List<Term> terms = new ArrayList<>();
    for (String line : header.lines().skip(1).toList()) {
      String[] parts = line.split(": ", 2);
      if (parts.length == 2 && parts[0].matches("[A-Z][a-z]+( [a-z]+)?")) {
        terms.add(new Term(parts[0], parts[1]));
      } else if (!terms.isEmpty()) {
        Term last = terms.remove(terms.size() - 1);
        terms.add(new Term(last.name(), last.text() + " " + line.strip()));
      }
    }
    return terms;
  }

  public String planId() {
    return plan.path("id").asText();
  }

  public String title() {
    return plan.path("title").asText();
  }

  public String description() {
    return plan.path("description").asText();
  }

  /** How the vignettes call its outcome. */
  public String answerName() {
    return id.toLowerCase(Locale.ROOT);
  }

  public String statement() {
    return row.getOrDefault("statement", "");
  }

  /** The document that the plan names first. */
  public String source() {
    return plan.at("/action/0/documentation/0/label").asText();
  }

  public String strength() {
    return row.getOrDefault("strength_seed", "");
  }

  public String certainty() {
    return row.getOrDefault("certainty_seed", "");
  }

  /** The contradictions of the source that the table names beside it. */
  public List<EvidenceLink> discrepancies() {
    return EvidenceLink.of(
        Arrays.stream(row.getOrDefault("discrepancy_ids", "").split("[;, ]+"))
            .filter(key -> !key.isEmpty())
            .toList());
  }
}
