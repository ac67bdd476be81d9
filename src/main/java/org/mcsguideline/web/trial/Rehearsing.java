package org.mcsguideline.web.trial;

import java.util.List;
import java.util.Map;
import org.mcsguideline.web.frame.PageBusy;
import org.mcsguideline.web.trial.chart.ChartReading;
import org.mcsguideline.web.trial.chart.VignetteBook.Case;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the services about vignettes before anybody else does, so that no caller waits for what
 * Java does once.
 */
public final class Rehearsing {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsing.class);

  /** With more, the start becomes slower by more than the first calls become faster. */
  private static final int VIGNETTES = 12;

  private final ChartReading charts;
  private final Answering answering;

  /**
   * A rehearsing.
   *
   * @param answering should keep nothing
   */
  public Rehearsing(ChartReading charts, Answering answering) {
    this.charts = charts;
    this.answering = answering;
  }

  /** A machine that is too busy for it is ready without. */
  public void run() {
    List<Case> cases = charts.book().cases();
    int step = Math.max(1, cases.size() / VIGNETTES);
    int services = 0;
    try {
      for (int next = 0; next < cases.size(); next += step) {
        Map<String, String> vignette = Map.of(ChartReading.CASE, cases.get(next).id());
        services += answering.answers(charts.read(vignette)).services().size();
      }
    } catch (PageBusy busy) {
      LOG.warn("Not everything is warm: this machine is busy.");
    }
    LOG.info("{} calls rehearsed.", services);
  }
}
