package org.mcsguideline.server.store.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  private final List<String> applied = new ArrayList<>();
  private final WarmUp warmUp = new WarmUp(() -> List.of("one", "two", "three"), this::apply);

  private void apply(String plan) {
    applied.add(plan);
    if (plan.equals("two")) {
      throw new IllegalStateException("cannot be applied");
    }
  }

  @Test
  void goesOnAfterAPlanThatCannotBeApplied() {
    warmUp.run(() -> false);
    assertThat(applied).containsExactly("one", "two", "three");
  }

  @Test
  void endsWhenTheStartIsGivenUp() {
    warmUp.run(() -> applied.size() == 1);
    assertThat(applied).containsExactly("one");
  }
}
