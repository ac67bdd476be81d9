package org.mcsguideline.web.explanation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.mcsguideline.explanation.Explanation;
import org.mcsguideline.explanation.Explanation.Criterion;
import org.mcsguideline.explanation.Explanation.Recommended;
import org.mcsguideline.explanation.ItemWords;
import org.mcsguideline.knowledge.EvidencePiece;
import org.mcsguideline.knowledge.Threshold;
import org.mcsguideline.web.ExplainedDecisions;
import org.mcsguideline.web.FhirDoor;
import org.mcsguideline.web.frame.PageAbsent;
import org.mcsguideline.web.frame.PageController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How a decision came about, to whoever may read it at the FHIR API; deep parts by themselves. */
@PageController
public final class ExplanationPages {

  private final ExplainedDecisions decisions;

  public ExplanationPages(ExplainedDecisions decisions) {
    this.decisions = decisions;
  }

  /** One decision, or why it cannot be shown. */
  @GetMapping("/explanation.html")
  public ModelAndView explanation(
      @RequestParam(name = "decision", defaultValue = "") String id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    return shown(
        id,
        request,
        response,
        explanation ->
            new ModelAndView("pages/explanation")
                .addObject("explanation", explanation)
                .addObject("recommendations", RecommendationView.of(explanation)));
  }

  /** Rule, thresholds, data and grounds of one criterion. */
  @GetMapping("/explanations/{id}/criterion")
  public ModelAndView criterion(
      @PathVariable("id") String id,
      @RequestParam("key") String key,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    return shown(id, request, response, explanation -> criterion(explanation, key));
  }

  private static ModelAndView criterion(Explanation explanation, String key) {
    Criterion criterion = present(explanation.defines().get(key));
    List<Threshold> thresholds =
        criterion.thresholds().stream()
            .map(explanation.thresholds()::get)
            .filter(Objects::nonNull)
            .toList();
    List<String> legends =
        thresholds.stream()
            .map(threshold -> explanation.legends().get(threshold.library()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return new ModelAndView("pages/explanation-criterion")
        .addObject("decision", explanation.decision())
        .addObject("criterion", criterion)
        .addObject("line", CriterionLine.of(criterion, explanation))
        .addObject("thresholds", thresholds)
        .addObject("legends", legends)
        .addObject("data", DatumLine.of(criterion.data(), explanation.data()))
        .addObject(
            "items",
            criterion.items().size() < 2
                ? List.of()
                : criterion.items().stream().map(ItemWords::of).toList())
        .addObject("uses", CriterionLine.of(criterion.uses(), explanation))
        .addObject("grounds", Grounding.of(criterion.ledger(), criterion.cites(), explanation));
  }

  /** What the source says of a recommendation, and the evidence behind it. */
  @GetMapping("/explanations/{id}/sources")
  public ModelAndView sources(
      @PathVariable("id") String id,
      @RequestParam("recommendation") int number,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    return shown(
        id,
        request,
        response,
        explanation -> {
          Recommended told = recommendation(explanation, number);
          return new ModelAndView("pages/explanation-sources")
              .addObject("decision", id)
              .addObject("told", told)
              .addObject("grounds", Grounding.of(told.sentences(), List.of(), explanation));
        });
  }

  /** The expressions that made cards of a recommendation appear. */
  @GetMapping("/explanations/{id}/conditions")
  public ModelAndView conditions(
      @PathVariable("id") String id,
      @RequestParam("recommendation") int number,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    return shown(
        id,
        request,
        response,
        explanation -> {
          Recommended told = recommendation(explanation, number);
          return new ModelAndView("pages/explanation-conditions")
              .addObject("decision", id)
              .addObject("told", told)
              .addObject("conditions", CriterionLine.of(told.conditions(), explanation));
        });
  }

  /** One piece of the evidence. */
  @GetMapping("/explanations/{id}/evidence")
  public ModelAndView evidence(
      @PathVariable("id") String id,
      @RequestParam("key") String key,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    return shown(
        id,
        request,
        response,
        explanation -> {
          EvidencePiece piece = present(explanation.evidence().get(key));
          return new ModelAndView("pages/explanation-evidence")
              .addObject("decision", id)
              .addObject("piece", piece)
              .addObject("related", Grounding.pieces(piece.related(), explanation));
        });
  }

  private ModelAndView shown(
      String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Function<Explanation, ModelAndView> page)
      throws IOException {
    FhirDoor.Answer answer = decisions.read(id, request, response);
    if (answer.isFound()) {
      return page.apply(decisions.explained(answer));
    }
    String again = answer.headers().get(HttpHeaders.RETRY_AFTER);
    if (again != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, again);
    }
    if (answer.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      // Browsers would ask for a password if they were told what the API tells.
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (answer.isAbsent() && !decisions.isWaiting(id)) {
      return absent(id, HttpStatus.NOT_FOUND, "nothing");
    }
    if (answer.isAbsent()) {
      return absent(id, HttpStatus.ACCEPTED, "waiting");
    }
    HttpStatus status = HttpStatus.valueOf(answer.status());
    return absent(id, status, answer.isRefused() ? "refused" : "unread");
  }

  private static ModelAndView absent(String id, HttpStatus status, String why) {
    return new ModelAndView("pages/explanation-absent", status)
        .addAllObjects(Map.of("decision", id, "why", why));
  }

  private static Recommended recommendation(Explanation explanation, int number) {
    return number < 0 || number >= explanation.recommendations().size()
        ? present(null)
        : explanation.recommendations().get(number);
  }

  private static <T> T present(@org.jspecify.annotations.Nullable T part) {
    if (part == null) {
      throw new PageAbsent("This part of an explanation does not exist.");
    }
    return part;
  }
}
