package org.mcsguideline.web.board;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.card.ExplanationAddress;
import org.mcsguideline.picture.StateStrip;
import org.mcsguideline.web.FhirDoor;
import org.mcsguideline.web.StoreReading;
import org.mcsguideline.web.StoreRefused;
import org.mcsguideline.web.frame.PageAbsent;
import org.mcsguideline.web.frame.PageController;
import org.mcsguideline.web.frame.PageTurns;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The board, and each patient of it. */
@PageController
public final class BoardController {

  private static final String WALL = "wall";
  private static final String DECISION = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** A board asks the store for much; hooks and the EHR's own reading go on beside. */
  private final PageTurns turns = new PageTurns(2, Duration.ofSeconds(20));

  private final Boards boards;
  private final FhirDoor door;
  private final ExplanationAddress explanations;

  public BoardController(Boards boards, FhirDoor door, ExplanationAddress explanations) {
    this.boards = boards;
    this.door = door;
    this.explanations = explanations;
  }

  /** Shapes of the states, for pictures and their legend. */
  @ModelAttribute("shapes")
  List<StateStrip.State> shapes() {
    return List.of(StateStrip.State.values());
  }

  /** What may stand first of a patient. */
  @ModelAttribute("urgencies")
  List<Urgency> urgencies() {
    return List.of(Urgency.values());
  }

  /**
   * Every patient for whom something is planned.
   *
   * @param view {@code wall} for a screen that is read from afar
   */
  @GetMapping("/board")
  public String board(
      @RequestParam(name = "view", defaultValue = "") String view,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model)
      throws IOException {
    model.addAttribute("wall", WALL.equals(view));
    PageTurns.Turn turn = turns.take();
    try {
      model.addAttribute("board", boards.all(store(request, response), locale));
      return "pages/board";
    } catch (StoreRefused refused) {
      return refusal(refused, response, model);
    } finally {
      turn.close();
    }
  }

  /** One patient. */
  @GetMapping("/board/{patient}")
  public String patient(
      @PathVariable("patient") String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model)
      throws IOException {
    if (!FhirDoor.isId(id)) {
      throw new PageAbsent("no id of a patient");
    }
    FhirDoor.Answer patient = door.get("/Patient/" + id, request, response);
    if (patient.isAbsent()) {
      throw new PageAbsent("no such patient");
    }
    try {
      if (!patient.isFound()) {
        throw new StoreRefused(patient);
      }
      PatientPage page = boards.one(store(request, response), locale, id);
      model.addAttribute("patient", page);
      model.addAttribute("explanation", explanation(page.decision()));
      return "pages/board-patient";
    } catch (StoreRefused refused) {
      return refusal(refused, response, model);
    }
  }

  private PatientStore store(HttpServletRequest request, HttpServletResponse response) {
    return new PatientStore(new StoreReading(door, request, response));
  }

  private @Nullable String explanation(@Nullable String decision) {
    return decision == null || !decision.matches(DECISION)
        ? null
        : explanations.of(UUID.fromString(decision));
  }

  private static String refusal(StoreRefused refused, HttpServletResponse response, Model model) {
    response.setStatus(refused.status());
    model.addAttribute("refusal", refused.key());
    model.addAttribute("area", "board");
    return "pages/board-refused";
  }
}
