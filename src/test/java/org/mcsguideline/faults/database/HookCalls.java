package org.mcsguideline.faults.database;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.mcsguideline.faults.VignetteCall;
import org.mcsguideline.nodes.Answer;

/** Calls of all services for the patients of all vignettes in turn, with all they could ask for. */
final class HookCalls {

  private final List<VignetteCall> calls = VignetteCall.all();
  private final AtomicInteger next = new AtomicInteger();

  /** The next one, on an occasion of its own. */
  Answer call(int port) {
    VignetteCall call = calls.get(Math.floorMod(next.getAndIncrement() * 47, calls.size()));
    return call.to(
        port, call.request().deepCopy().put("hookInstance", UUID.randomUUID().toString()));
  }
}
