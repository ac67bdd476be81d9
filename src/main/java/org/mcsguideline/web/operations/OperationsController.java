package org.mcsguideline.web.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.mcsguideline.web.FhirDoor;
import org.mcsguideline.web.StoreReading;
import org.mcsguideline.web.StoreRefused;
import org.mcsguideline.web.frame.PageController;
import org.mcsguideline.web.frame.PageRefused;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the service did, for who runs it. Shows nobody. */
@PageController
public final class OperationsController {

  private final FhirDoor door;
  private final Operations operations;
  private final Supplier<NodeState> node;
  private final ZoneId zone;

  public OperationsController(
      FhirDoor door, Operations operations, Supplier<NodeState> node, ZoneId zone) {
    this.door = door;
    this.operations = operations;
    this.node = node;
    this.zone = zone;
  }

  /**
   * Numbers of a period.
   *
   * @param asked {@code 24h}, {@code 7d} or {@code 30d}
   */
  @GetMapping("/operations")
  public String operations(
      @RequestParam(name = "period", defaultValue = "24h") String asked,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model)
      throws IOException {
    Period period =
        Period.of(asked).orElseThrow(() -> new PageRefused("operations.refused.period"));
    StoreReading store = new StoreReading(door, request, response);
    try {
      model.addAttribute("work", operations.work(store, period));
      model.addAttribute("feedback", operations.feedback(store, period));
    } catch (StoreRefused refused) {
      model.addAttribute("refusal", refused.key());
      if (refused.isAboutCaller()) {
        response.setStatus(refused.status());
        model.addAttribute("area", "operations");
        return "pages/board-refused";
      }
    }
    NodeState state = node.get();
    model.addAttribute("period", period);
    model.addAttribute("periods", List.of(Period.values()));
    model.addAttribute("node", state);
    model.addAttribute(
        "since",
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .format(state.since().atZone(zone)));
    return "pages/operations";
  }
}
