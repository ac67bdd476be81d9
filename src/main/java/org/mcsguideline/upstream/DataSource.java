package org.mcsguideline.upstream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the data of one prefetch key came from. Holds no address, id or token, so it may be kept.
 *
 * @param origin what became of the key
 * @param reason why the data are missing or not complete; null when they are complete
 */
public record DataSource(Origin origin, @Nullable Reason reason) {

  /** What became of a prefetch key. */
  public enum Origin {
    /** The caller sent the data. */
    PREFETCHED,
    /** One answer of the caller's server. */
    FETCHED,
    /** Several pages, at least one of them from the caller's server. */
    PAGED,
    /** The caller looked, and there is nothing. */
    NONE,
    /** Asked for, or sent as a failure, and not to be had. */
    FAILED,
    /** Not asked for: the server, its address or the scopes do not allow it. */
    NOT_ALLOWED,
    /** Not sent, and no server was named. */
    NO_ACCESS,
    /** Not asked for: the access token had expired. */
    EXPIRED,
    /** The caller's server did not answer in time. */
    TIMED_OUT
  }

  /** Complete data. */
  static DataSource complete(Origin origin) {
    return new DataSource(origin, null);
  }

  /** No data at all. */
  static DataSource without(Reason reason) {
    return new DataSource(reason.origin(), reason);
  }

  /** The same source, known to be not complete; an earlier reason stands. */
  public DataSource lessComplete(Reason later) {
    return reason == null ? new DataSource(origin, later) : this;
  }

  /** Why something is missing, for the person who connects a client; empty when nothing is. */
  public Optional<String> words() {
    return Optional.ofNullable(reason).map(Reason::words);
  }
}
