package org.mcsguideline.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.request.HookContext;

class TemplateTokensTest {

  private static Optional<String> fill(
      String template, String user, String patient, @Nullable String encounter) {
    return new TemplateTokens(new HookContext(user, patient, encounter, List.of())).fill(template);
  }

  @Test
  @Tag("ch-14")
  @Tag("ch-15")
  void tokensOfVersionTwoAreFilled() {
    assertThat(fill("Patient/{{context.patientId}}", "Practitioner/7", "p-1.a", null))
        .hasValue("Patient/p-1.a");
    assertThat(
            fill(
                "Task?encounter={{context.encounterId}}&owner={{userPractitionerId}}",
                "Practitioner/7",
                "p1",
                "e1"))
        .hasValue("Task?encounter=e1&owner=7");
    assertThat(fill("Task?owner={{context.userId}}", "Practitioner/7", "p1", null))
        .hasValue("Task?owner=Practitioner%2F7");
  }

  @Test
  @Tag("ch-15")
  void aTokenWithoutAValueLeavesNothingToAsk() {
    assertThat(fill("Encounter/{{context.encounterId}}", "Practitioner/7", "p1", null)).isEmpty();
    assertThat(fill("Patient/{{userPatientId}}", "Practitioner/7", "p1", null)).isEmpty();
    assertThat(fill("X?a={{context.other}}", "Practitioner/7", "p1", null)).isEmpty();
  }

  @Test
  @Tag("T-INJ")
  void aValueThatIsNoIdIsNotUsed() {
    for (String evil : List.of("1&patient=2", "../1", "1?x", "1 2", "$0", "")) {
      assertThat(fill("Patient/{{context.patientId}}", "Practitioner/7", evil, null)).isEmpty();
      assertThat(fill("X?a={{userPractitionerId}}", "Practitioner/" + evil, "p1", null)).isEmpty();
    }
  }
}
