package org.mcsguideline.web.home;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.evidence.Evidence;
import org.mcsguideline.evidence.EvidenceSummary;
import org.mcsguideline.evidence.ShownPage;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.Plan;
import org.mcsguideline.web.frame.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@PageController
public final class HomeController {

  private final Evidence evidence;
  private final Supplier<KnowledgeBase> guideline;

  /**
   * Shows what a guideline recommends.
   *
   * @param guideline of the moment
   */
  public HomeController(Evidence evidence, Supplier<KnowledgeBase> guideline) {
    this.evidence = evidence;
    this.guideline = guideline;
  }

  /** Where everybody begins. */
  @GetMapping("/")
  public String home(Model model, Locale locale) {
    EvidenceSummary summary = evidence.summary();
    model
        .addAttribute("summary", summary)
        .addAttribute("reading", reading(locale))
        .addAttribute("titles", titles())
        .addAttribute("notes", notes());
    return "pages/home";
  }

  /** The pages of the evidence after the first, which others lead to. */
  private List<ShownPage.Name> reading(Locale locale) {
    return evidence.pages(locale.getLanguage()).names().stream().skip(1).toList();
  }

  /** Titles of the plans by their ids. */
  private Map<String, String> titles() {
    return plans()
        .collect(
            Collectors.toMap(HomeController::id, plan -> plan.text().title(), (one, same) -> one));
  }

  /** What plans say about the state of their content, each once. */
  private List<String> notes() {
    return plans().map(Plan::statusNote).filter(Objects::nonNull).distinct().toList();
  }

  private Stream<Plan> plans() {
    return guideline.get().services().values().stream()
        .flatMap(service -> service.plans().stream());
  }

  private static String id(Plan plan) {
    String address = plan.canonical().split("\\|", 2)[0];
    return address.substring(address.lastIndexOf('/') + 1);
  }
}
