package org.mcsguideline.evaluation;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.model.CachingModelResolverDecorator;
import org.opencds.cqf.cql.engine.model.ModelResolver;

/** Lets an evaluation end early: the engine has no such means, but it asks for elements often. */
final class StoppableModel extends CachingModelResolverDecorator {

  StoppableModel(ModelResolver model) {
    super(model);
  }

  /**
   * {@inheritDoc}
   *
   * @throws CancellationException when the thread is interrupted; it stays so, and the rest ends
   *     too
   */
  @Override
  public @Nullable Object resolvePath(@Nullable Object target, String path) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Nobody waits for this evaluation any more.");
    }
    return super.resolvePath(target, path);
  }
}
