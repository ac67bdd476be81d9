package org.mcsguideline.upstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of a good answer up to its limit and the call's; the body of any other is not
 * read at all.
 */
final class LimitedBody implements BodySubscriber<byte[]> {

  /** The body is longer than the limit. */
  static final class TooLong extends IOException {}

  private final int limit;
  private final CallBudget budget;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  private LimitedBody(int limit, CallBudget budget) {
    this.limit = limit;
    this.budget = budget;
  }

  static BodyHandler<byte[]> upTo(int limit, CallBudget budget) {
    return head -> new LimitedBody(head.statusCode() == 200 ? limit : -1, budget);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (limit < 0) {
      given.cancel();
      body.complete(new byte[0]);
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      if (body.isDone()
          || part.remaining() > limit - collected.size()
          || !budget.take(part.remaining())) {
        stop();
        return;
      }
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      collected.write(bytes, 0, bytes.length);
    }
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    body.completeExceptionally(new TooLong());
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(collected.toByteArray());
  }
}
