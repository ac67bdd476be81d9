package org.mcsguideline.hooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.card.Card;

/** The two answers that hold a list which may be empty on the wire. */
final class HooksAnswers {

  private HooksAnswers() {}

  /** Answer of a service. */
  record Cards(@JsonInclude(JsonInclude.Include.ALWAYS) List<Card> cards) {}

  /** Answer of discovery. */
  record Services(@JsonInclude(JsonInclude.Include.ALWAYS) List<ServiceDescription> services) {}
}
