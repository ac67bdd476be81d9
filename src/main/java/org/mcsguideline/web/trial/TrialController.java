package org.mcsguideline.web.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.web.frame.PageAbsent;
import org.mcsguideline.web.frame.PageController;
import org.mcsguideline.web.frame.PageRefused;
import org.mcsguideline.web.frame.PageTurns;
import org.mcsguideline.web.trial.chart.ChartReading;
import org.mcsguideline.web.trial.chart.TrialChart;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which the guideline is tried. An address holds all that a reader has changed. */
@PageController
public final class TrialController {

  /** Chooses a language, which the page itself does not read. */
  private static final String LANGUAGE = "lang";

  /** An address that servers and mails still carry. */
  private static final int LONGEST_QUERY = 4000;

  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private final PageTurns turns = new PageTurns(2, Duration.ofSeconds(10));
  private final @Nullable ChartReading charts;
  private final Answering answering;
  private final WhatIf whatIf;
  private final HookCalls calls;

  /**
   * A controller.
   *
   * @param charts null when the build has written no vignettes
   */
  public TrialController(
      @Nullable ChartReading charts, Answering answering, WhatIf whatIf, HookCalls calls) {
    this.charts = charts;
    this.answering = answering;
    this.whatIf = whatIf;
    this.calls = calls;
  }

  /** The record, the cards, and why. */
  @GetMapping("/try")
  public String page(
      @RequestParam MultiValueMap<String, String> fields,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    ChartReading reading = charts;
    if (reading == null) {
      return "pages/trial-absent";
    }
    TrialChart chart = chart(reading, fields);
    String address = address(request, "/try", chart);
    if (isLive(request)) {
      response.setHeader("HX-Replace-Url", address);
    } else if (isLong(fields, chart)) {
      return "redirect:/try?" + chart.query();
    }
    show(reading, chart, model);
    return "pages/trial";
  }

  /** The same with what would change the answer. */
  @GetMapping("/try/what-if")
  public String whatIf(@RequestParam MultiValueMap<String, String> fields, Model model) {
    ChartReading reading = present();
    TrialChart chart = chart(reading, fields);
    show(reading, chart, model);
    model.addAttribute("found", whatIf.search(chart, reading.facts().all()));
    return "pages/trial";
  }

  /** What an EHR would send to a service, and get. */
  @GetMapping("/try/exchange/{service}")
  public String exchange(
      @PathVariable("service") String id,
      @RequestParam MultiValueMap<String, String> fields,
      Model model)
      throws JsonProcessingException {
    TrialChart chart = chart(present(), fields);
    ServiceDescription service =
        calls.services().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new PageAbsent("No such service."));
    RequestWriting writing = new RequestWriting(chart);
    if (!writing.isCalled(service)) {
      throw new PageRefused("trial.refused.order");
    }
    JsonNode request = writing.request(service);
    Exchange shown =
        new Exchange(
            service.title(),
            "/cds-services/" + service.id(),
            JSON.writeValueAsString(request),
            JSON.writeValueAsString(calls.call(service, request).wire()));
    model.addAttribute("exchange", shown);
    model.addAttribute("query", chart.query());
    return "pages/trial-exchange";
  }

  private static TrialChart chart(ChartReading reading, MultiValueMap<String, String> fields) {
    TrialChart chart = reading.read(single(fields));
    if (chart.query().length() > LONGEST_QUERY) {
      throw new PageRefused("trial.refused.size");
    }
    return chart;
  }

  private ChartReading present() {
    ChartReading reading = charts;
    if (reading == null) {
      throw new PageRefused("trial.absent.words");
    }
    return reading;
  }

  private void show(ChartReading reading, TrialChart chart, Model model) {
    model.addAttribute("form", TrialForm.of(reading, chart));
    model.addAttribute("chart", chart);
    model.addAttribute("query", chart.query());
    PageTurns.Turn turn = turns.take();
    try {
      model.addAttribute("answers", answering.answers(chart));
    } finally {
      turn.close();
    }
  }

  private static boolean isLive(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }

  private static String address(HttpServletRequest request, String path, TrialChart chart) {
    return request.getContextPath() + path + "?" + chart.query();
  }

  /** Whether the address says more than it has to. */
  private static boolean isLong(MultiValueMap<String, String> fields, TrialChart chart) {
    return !fields.isEmpty() && !fields.toSingleValueMap().equals(chart.fields());
  }

  private static Map<String, String> single(MultiValueMap<String, String> fields) {
    Map<String, String> single = new LinkedHashMap<>();
    fields.forEach(
        (name, values) -> {
          if (values.size() != 1) {
            throw new PageRefused("trial.refused.twice");
          }
          if (!name.equals(LANGUAGE)) {
            String unused = single.put(name, Objects.requireNonNull(values.get(0)));
          }
        });
    return single;
  }
}
