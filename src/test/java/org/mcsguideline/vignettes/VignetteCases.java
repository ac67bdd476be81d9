package org.mcsguideline.vignettes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The vignettes with what the specification expects of them. */
public final class VignetteCases implements CaseSource {

  @Override
  public Stream<Case> cases() {
    return Vignettes.all().stream().map(VignetteCases::of);
  }

  private static Case of(Vignette vignette) {
    Expectation expect = vignette.expect();
    Map<String, String> expected = new LinkedHashMap<>(expect.features());
    expected.put("population", expect.population());
    expected.put("r1", expect.r1());
    expected.put("r2", expect.r2());
    Expectation.Monitoring monitoring = expect.r3();
    expected.put("r3", monitoring.state());
    expected.put("alarm", Answers.joined(monitoring.alarm()));
    expected.put("watch", Answers.joined(monitoring.watch()));
    expected.put("overdue", Answers.joined(monitoring.overdue()));
    expected.put("unknown", "");
    return new Case(
        vignette.toString(),
        HookRequestJson.of(vignette, HookService.MONITORING),
        expected,
        Set.of(),
        Guideline.knowledge());
  }
}
