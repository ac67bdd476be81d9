package org.mcsguideline.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("ch-31")
class SmartScopesTest {

  private static boolean cover(String scopes, String query) {
    return new SmartScopes(Set.of(scopes.split(" "))).cover(new Question(query, null));
  }

  @ParameterizedTest
  @CsvSource({
    "patient/*.read, Observation?patient=1",
    "patient/*.read, Patient/1",
    "user/Observation.read, Observation?patient=1",
    "system/*.*, Observation?patient=1",
    "patient/*.rs, Observation?patient=1",
    "patient/Observation.cruds, Observation?patient=1",
    "patient/Patient.r, Patient/1",
    "patient/Observation.s, Observation?patient=1",
    "launch openid patient/Condition.read patient/Observation.rs, Observation?patient=1",
    "patient/Observation.rs?category=laboratory, Observation?patient=1&category=laboratory",
    "patient/Observation.rs?category=http://x/c|laboratory,"
        + " Observation?patient=1&category=laboratory",
    "patient/Observation.rs?category=http%3A%2F%2Fx%2Fc%7Claboratory,"
        + " Observation?patient=1&category=laboratory",
    "patient/Observation.rs?category=exam patient/Observation.rs?category=survey,"
        + " 'Observation?patient=1&category=exam,survey'"
  })
  void aScopeThatGivesAllThatIsAskedForCoversIt(String scopes, String query) {
    assertThat(cover(scopes, query)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "launch, Observation?patient=1",
    "patient/Condition.read, Observation?patient=1",
    "patient/Observation.write, Observation?patient=1",
    "patient/Observation.cud, Observation?patient=1",
    "patient/Observation.r, Observation?patient=1",
    "patient/Patient.s, Patient/1",
    "patient/Observations.read, Observation?patient=1",
    "patient/observation.read, Observation?patient=1",
    "evil/*.read, Observation?patient=1",
    "patient/Observation.sr, Observation?patient=1",
    "patient/Observation.rs?category=laboratory, Observation?patient=1",
    "patient/Observation.rs?category=laboratory, Observation?patient=1&category=vital-signs",
    "patient/Observation.rs?category=laboratory, 'Observation?patient=1&category=laboratory,exam'",
    "patient/Observation.rs?category=%zz, Observation?patient=1&category=laboratory",
    "patient/Observation.rs?category=laboratory&code=1, Observation?patient=1&category=laboratory"
  })
  void aScopeThatWouldCutTheAnswerDoesNotCoverIt(String scopes, String query) {
    assertThat(cover(scopes, query)).isFalse();
  }
}
