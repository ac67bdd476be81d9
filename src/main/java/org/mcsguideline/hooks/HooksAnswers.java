package org.mcsguideline.hooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.Basis;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.card.Card;

/** The two answers that hold a list which may be empty on the wire. */
final class HooksAnswers {

  private HooksAnswers() {}

  /** Answer of a service; also an answer without cards says what it rests on. */
  record Cards(
      @JsonInclude(JsonInclude.Include.ALWAYS) List<Card> cards, Map<String, Basis> extension) {

    static final String BASIS = "org.mcsguideline.basis";

    static Cards of(Advice advice, Basis basis) {
      return new Cards(advice.cards(), Map.of(BASIS, basis));
    }
  }

  /** Answer of discovery. */
  record Services(@JsonInclude(JsonInclude.Include.ALWAYS) List<ServiceDescription> services) {}
}
