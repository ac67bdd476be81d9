package org.mcsguideline.web.frame;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PageTurnsTest {

  @Test
  void whoFindsNoTurnIsToldAndWhoComesAfterTheFirstGetsOne() {
    PageTurns turns = new PageTurns(1, Duration.ZERO);
    PageTurns.Turn first = turns.take();
    assertThatThrownBy(turns::take).isInstanceOf(PageBusy.class);
    first.close();
    assertThatNoException().isThrownBy(() -> turns.take().close());
    assertThatNoException().isThrownBy(() -> turns.take().close());
  }
}
