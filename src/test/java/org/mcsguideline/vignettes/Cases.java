package org.mcsguideline.vignettes;

import java.util.List;
import java.util.stream.Stream;

/** Every case there is: the vignettes, the tables of limits, and records that are odd. */
public final class Cases {

  private static final List<CaseSource> SOURCES =
      List.of(
          new VignetteCases(),
          new CaseTable("limits"),
          new CaseTable("rules"),
          new CaseTable("facts"),
          new CaseTable("selection"),
          new CaseTable("monitoring"),
          new CaseTable("registry"),
          new CaseTable("plan"),
          new EpisodeCases(),
          new DeviceCourseCases(),
          new RecordReadingCases(),
          new WordingCases(),
          new DehydrogenaseCases(),
          new ObservationPartCases(),
          new MonitoringFindingCases(),
          new MonitoringWordingCases(),
          new MeasureCases());

  private Cases() {}

  /** All of them, built once. */
  public static List<Case> all() {
    return Built.ALL;
  }

  private static final class Built {
    private static final List<Case> ALL = SOURCES.stream().flatMap(Built::named).toList();

    private static Stream<Case> named(CaseSource source) {
      List<Case> cases = source.cases().toList();
      if (cases.isEmpty()) {
        throw new IllegalStateException(source + " has no case.");
      }
      return cases.stream();
    }
  }
}
