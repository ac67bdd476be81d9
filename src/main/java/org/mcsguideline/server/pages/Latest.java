package org.mcsguideline.server.pages;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something made of something else, and made anew when that has been replaced. */
final class Latest<S, T> implements Supplier<T> {

  private final Supplier<S> source;
  private final Function<S, T> make;
  private volatile @Nullable Made<S, T> made;

  Latest(Supplier<S> source, Function<S, T> make) {
    this.source = source;
    this.make = make;
  }

  private record Made<S, T>(S of, T result) {}

  @Override
  public T get() {
    S now = source.get();
    Made<S, T> last = made;
    if (last == null || last.of() != now) {
      last = new Made<>(now, make.apply(now));
      made = last;
    }
    return last.result();
  }
}
