package org.mcsguideline.web.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.mcsguideline.evidence.ChoiceUnknown;
import org.mcsguideline.evidence.Evidence;
import org.mcsguideline.evidence.EvidencePages;
import org.mcsguideline.evidence.EvidenceTables;
import org.mcsguideline.evidence.RowAccount;
import org.mcsguideline.evidence.ShownPage;
import org.mcsguideline.evidence.ShownTable;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.web.frame.PageAbsent;
import org.mcsguideline.web.frame.PageController;
import org.mcsguideline.web.frame.PageRefused;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of the evidence. */
@PageController
public final class EvidencePagesController {

  private static final String FIRST = "/evidence";

  private final Evidence evidence;
  private final Supplier<Grounds> grounds;

  /**
   * Shows evidence.
   *
   * @param grounds of the guideline of the moment
   */
  public EvidencePagesController(Evidence evidence, Supplier<Grounds> grounds) {
    this.evidence = evidence;
    this.grounds = grounds;
  }

  /** Its first page; says so where nothing describes any. */
  @GetMapping(FIRST)
  public String first(Model model, HttpServletRequest request, Locale locale) {
    List<ShownPage.Name> names = evidence.pages(locale.getLanguage()).names();
    return names.isEmpty()
        ? "pages/evidence/none"
        : page(names.get(0).key(), model, request, locale);
  }

  /** Any of its pages. */
  @GetMapping(FIRST + "/{page:[a-z0-9-]+}")
  public String page(
      @PathVariable String page, Model model, HttpServletRequest request, Locale locale) {
    EvidencePages pages = evidence.pages(locale.getLanguage());
    TableQuery query = TableQuery.of(request, pages.tables(page));
    ShownPage shown = shown(pages, page, query);
    List<String> keys =
        shown.tables().stream()
            .flatMap(table -> table.rows().stream().map(ShownTable.Row::key))
            .toList();
    common(model, pages)
        .addAttribute("shown", shown)
        .addAttribute("query", query)
        .addAttribute("links", places().links(keys))
        .addAttribute("fhir", searches(shown));
    return "pages/evidence/page";
  }

  /** Addresses of the FHIR API that give all rows of each table. */
  private Map<String, List<String>> searches(ShownPage shown) {
    Map<String, List<String>> searches = new HashMap<>();
    for (ShownTable table : shown.tables()) {
      List<String> keys =
          evidence.tables().rows(table.heading().table()).stream()
              .map(EvidenceTables::key)
              .toList();
      searches.put(table.heading().name(), places().searches(keys));
    }
    return searches;
  }

  private static ShownPage shown(EvidencePages pages, String page, TableQuery query) {
    try {
      return pages
          .page(page, query::choice)
          .orElseThrow(() -> new PageAbsent("No page of the evidence has this name."));
    } catch (ChoiceUnknown unknown) {
      throw new PageRefused("evidence.refused.choice");
    }
  }

  /** A row as its table has it. */
  @GetMapping(FIRST + "/row/{key}")
  public String row(@PathVariable String key, Model model, Locale locale) {
    EvidencePages pages = evidence.pages(locale.getLanguage());
    RowAccount row =
        pages.row(key).orElseThrow(() -> new PageAbsent("No row of the evidence has this key."));
    String table = row.name().table();
    common(model, pages)
        .addAttribute("row", row)
        .addAttribute("table", pages.called(table))
        .addAttribute("showing", pages.showing(table).orElse(null))
        .addAttribute("reference", places().reference(key))
        .addAttribute("links", places().links(List.of(key)).get(key));
    return "pages/evidence/row";
  }

  private FhirPlaces places() {
    return new FhirPlaces(grounds.get());
  }

  private static Model common(Model model, EvidencePages pages) {
    return model.addAttribute("pages", pages.names()).addAttribute("said", pages);
  }
}
