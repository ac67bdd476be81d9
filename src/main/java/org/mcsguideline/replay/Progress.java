package org.mcsguideline.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Tells how far a run is, how fast it goes and how long it will still take. */
public final class Progress {

  private static final int BAR = 30;
  private static final Duration SILENCE_ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration SILENCE_IN_FILE = Duration.ofSeconds(30);

  private final PrintStream out;
  private final InstantSource clock;
  private final boolean terminal;
  private String what = "";
  private long all;
  private long done;
  private long skipped;
  private int patients;
  private Instant begun;
  private Instant told;

  /**
   * A progress.
   *
   * @param terminal whether a line may be written over
   */
  public Progress(PrintStream out, InstantSource clock, boolean terminal) {
    this.out = out;
    this.clock = clock;
    this.terminal = terminal;
    this.begun = clock.instant();
    this.told = begun;
  }

  void begin(String what, long bytes) {
    this.what = what;
    all = bytes;
    done = 0;
    skipped = 0;
    patients = 0;
    begun = clock.instant();
    told = begun;
  }

  void done(long bytes) {
    done += bytes;
    tell();
  }

  /** What an earlier run has done already. */
  void skipped(long bytes) {
    done += bytes;
    skipped += bytes;
  }

  void patient(long bytes) {
    patients++;
    done(bytes);
  }

  private void tell() {
    Instant now = clock.instant();
    Duration silence = terminal ? SILENCE_ON_TERMINAL : SILENCE_IN_FILE;
    if (Duration.between(told, now).compareTo(silence) >= 0) {
      told = now;
      out.print((terminal ? "\r" : "") + line(now) + (terminal ? "  " : System.lineSeparator()));
      out.flush();
    }
  }

  private String line(Instant now) {
    double share = all == 0 ? 1 : Math.min(1, (double) done / all);
    double seconds = Math.max(Duration.between(begun, now).toMillis() / 1000.0, 0.001);
    int full = (int) (share * BAR);
    double rate = (done - skipped) / seconds;
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %.0f %%, %s%.1f MB/s%s",
        what,
        "#".repeat(full),
        ".".repeat(BAR - full),
        100 * share,
        patients == 0
            ? ""
            : String.format(Locale.ROOT, "%d patients, %.1f/s, ", patients, patients / seconds),
        rate / 1e6,
        rate > 0 ? ", " + left((all - done) / rate) + " left" : "");
  }

  private static String left(double seconds) {
    Duration left = Duration.ofSeconds((long) Math.max(0, seconds));
    return left.toHours() > 0
        ? left.toHours() + " h " + left.toMinutesPart() + " min"
        : left.toMinutes() > 0
            ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
            : left.toSeconds() + " s";
  }

  /**
   * Ends a part.
   *
   * @param inAll patients with those of earlier runs; 0 when it is not about patients
   */
  void end(long inAll) {
    Instant now = clock.instant();
    out.println(
        (terminal ? "\r" : "")
            + what
            + (inAll == 0 ? "" : ": " + inAll + " patients, " + patients + " of them now,")
            + " in "
            + left(Duration.between(begun, now).toMillis() / 1000.0)
            + (terminal ? " ".repeat(2 * BAR) : ""));
  }
}
