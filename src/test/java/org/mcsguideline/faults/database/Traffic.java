package org.mcsguideline.faults.database;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Load;

/** All that calls the service at the same time. */
final class Traffic implements AutoCloseable {

  private final List<Load> loads = new ArrayList<>();

  /** Comes back when the callers have begun; they call until the end. */
  @CanIgnoreReturnValue
  Traffic add(int callers, Calls calls, Supplier<Answer> call) throws InterruptedException {
    loads.add(new Load(callers, () -> calls.make(call)));
    return this;
  }

  /** Ends when all have their answers. */
  void finish() {
    loads.forEach(Load::finish);
  }

  @Override
  public void close() {
    finish();
  }
}
