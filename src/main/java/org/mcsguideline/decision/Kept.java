package org.mcsguideline.decision;

import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;

/**
 * Something to keep.
 *
 * @param id under which the log names it when it is lost
 * @param resources made when it is about to be written, so that the caller need not wait for it
 * @param lighten lets go of what is large and not written; called when many wait
 */
public record Kept(String id, Supplier<List<? extends Resource>> resources, Runnable lighten) {

  /** Something that is small already. */
  public Kept(String id, Supplier<List<? extends Resource>> resources) {
    this(id, resources, () -> {});
  }
}
