package org.mcsguideline.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Used tokens in one table of a database that all instances share. The primary key decides which of
 * two calls was first. The table is asked for before the first call if the database is there, and
 * with calls until it was found once, so that a start needs no database.
 */
public final class DatabaseUsedTokens implements UsedTokens {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseUsedTokens.class);

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);
  private static final Duration PREPARATION = Duration.ofSeconds(2);

  private final JdbcTemplate database;
  private final Runnable table;
  private final Clock clock;
  private final long bound;
  private final AtomicLong nextSweep = new AtomicLong();
  private final AtomicLong kept = new AtomicLong();
  private final ReentrantLock preparing = new ReentrantLock();
  private volatile boolean ready;

  /**
   * Used tokens of a database.
   *
   * @param table sees to it that the table {@code mcs_used_token} is there, or fails with a {@link
   *     DataAccessException}; called until it has not failed once
   * @param bound most tokens that are kept at a time; beyond it every call is refused
   */
  public DatabaseUsedTokens(JdbcTemplate database, Runnable table, Clock clock, long bound) {
    this.database = database;
    this.table = table;
    this.clock = clock;
    this.bound = bound;
  }

  /** Asks for the table, so that no call has to; without a database nothing happens. */
  public void prepareIfReachable() {
    try {
      prepare();
    } catch (DataAccessException | UsedTokensUnavailable unreachable) {
      LOG.warn(
          "The database of used tokens cannot be used yet. Calls with a token are refused until it"
              + " can.");
    }
  }

  @Override
  public boolean firstUse(String issuer, String tokenId, Instant keepUntil) {
    try {
      prepare();
      sweep();
      if (kept.get() >= bound) {
        throw new UsedTokensUnavailable("There is no room for more used tokens.");
      }
      int inserted =
          database.update(
              "INSERT INTO mcs_used_token (token_hash, keep_until) VALUES (?, ?)",
              hash(issuer, tokenId),
              keepUntil.toEpochMilli());
      kept.addAndGet(inserted);
      return inserted == 1;
    } catch (DuplicateKeyException repeated) {
      return false;
    } catch (DataAccessException unreachable) {
      throw new UsedTokensUnavailable("The database of used tokens failed.", unreachable);
    }
  }

  /** How many tokens are kept. */
  long count() {
    Long count = database.queryForObject("SELECT COUNT(*) FROM mcs_used_token", Long.class);
    return count == null ? 0 : count;
  }

  private void prepare() {
    if (ready) {
      return;
    }
    if (!mayPrepare()) {
      throw new UsedTokensUnavailable("The database of used tokens is not prepared yet.");
    }
    try {
      if (!ready) {
        table.run();
        ready = true;
      }
    } finally {
      preparing.unlock();
    }
  }

  /** While the database is away, calls must not wait for each other's attempts one by one. */
  private boolean mayPrepare() {
    try {
      return preparing.tryLock(PREPARATION.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void sweep() {
    long now = clock.millis();
    long due = nextSweep.get();
    if (now >= due && nextSweep.compareAndSet(due, now + BETWEEN_SWEEPS.toMillis())) {
      int removed = database.update("DELETE FROM mcs_used_token WHERE keep_until < ?", now);
      LOG.debug("{} used tokens have expired.", removed);
      kept.set(count());
    }
  }

  /** Fixed in length, and nothing of the token can be read from it. */
  private static String hash(String issuer, String tokenId) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(issuer.getBytes(StandardCharsets.UTF_8));
      // No issuer and no id can contain it, so two pairs never give the same bytes.
      digest.update((byte) 0);
      digest.update(tokenId.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
