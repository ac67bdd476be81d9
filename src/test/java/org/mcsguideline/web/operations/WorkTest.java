package org.mcsguideline.web.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mcsguideline.web.operations.KeptCall.KeptCard;
import org.mcsguideline.web.operations.KeptCall.KeptPlan;

class WorkTest {

  private static final KeptCard SHOWN = new KeptCard("warning", "SHOWN");
  private static final KeptCard RESTING = new KeptCard("info", "RESTING");

  private static KeptCall call(@Nullable String encounter, KeptCard... cards) {
    KeptPlan plan =
        new KeptPlan("rec", "SHOW", false, List.of("weight", "weight"), Arrays.asList(cards));
    return new KeptCall("service", encounter, List.of(plan));
  }

  @Test
  void nothingIsNothingAndNotZeroPerEncounter() {
    Work work = Work.of(List.of(), 0);
    assertThat(work.services()).isEmpty();
    assertThat(work.burden()).isEqualTo(new Work.Burden(0, 0, null, 0));
  }

  @Test
  void countsStandWithWhatTheyAreOf() {
    Work work = Work.of(List.of(call("e1", SHOWN, RESTING), call("e1", SHOWN)), 5);
    assertThat(work.read()).isEqualTo(2);
    assertThat(work.total()).isEqualTo(5);
    assertThat(work.services()).containsExactly(new Line("service", 2, 2));
    assertThat(work.cards())
        .containsExactly(new Line("service: warning", 2, 3), new Line("service: info", 1, 3));
    assertThat(work.showing()).containsExactly(new Line("SHOWN", 2, 3), new Line("RESTING", 1, 3));
    assertThat(work.shown()).isEqualTo(2);
    Work.PlanWork plan = work.plans().get(0);
    assertThat(plan.outcomes()).containsExactly(new Line("SHOW", 2, 2));
    assertThat(plan.missing()).as("once for a decision").containsExactly(new Line("weight", 2, 2));
    assertThat(plan.withheld()).isEqualTo(new Line("withheld", 0, 2));
  }

  @Test
  void theBurdenIsOfCardsThatWereShownInEncountersThatAreKnown() {
    Work three =
        Work.of(
            List.of(
                call("e1", SHOWN),
                call("e1", SHOWN, SHOWN),
                call("e2", RESTING),
                call("e3", SHOWN),
                call(null, SHOWN)),
            5);
    assertThat(three.burden()).isEqualTo(new Work.Burden(3, 1, 1.0, 3));
    Work two = Work.of(List.of(call("e1", SHOWN, SHOWN), call("e2", SHOWN)), 2);
    assertThat(two.burden().median()).isEqualTo(1.5);
  }

  @Test
  void reasonsHaveTheNamesThatCardsOffer() {
    Feedback feedback =
        Feedback.of(
            List.of(
                new KeptFeedback(true, "r1"),
                new KeptFeedback(true, null),
                new KeptFeedback(false, null)),
            Map.of("r1", "Not now"),
            true);
    assertThat(feedback.answers())
        .containsExactly(new Line("overridden", 2, 3), new Line("accepted", 1, 3));
    assertThat(feedback.reasons()).containsExactly(new Line("-", 1, 2), new Line("Not now", 1, 2));
  }

  @Test
  void aBarIsAsLongAsItsShare() {
    assertThat(new Line("a", 1, 3).share()).isEqualTo(33);
    assertThat(new Line("a", 0, 0).share()).isZero();
    assertThatThrownBy(() -> new Line("a", 2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
