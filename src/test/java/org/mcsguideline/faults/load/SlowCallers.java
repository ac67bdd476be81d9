package org.mcsguideline.faults.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers that hold connections and hardly get on, as slowhttptest makes them. Whoever is turned
 * away comes back.
 */
final class SlowCallers implements AutoCloseable {

  /** How they hold their connection. */
  enum Manner {
    /** Connected, and not a word. */
    IDLE("idle callers", "", ""),
    /** A header that never ends. */
    SLOW_HEADERS(
        "callers of slow headers", "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n", "X-More: a\r\n"),
    /** A body that comes letter by letter. */
    SLOW_BODY(
        "callers of slow bodies",
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100000\r\n\r\n{",
        " ");

    private final String words;
    private final String beginning;
    private final String more;

    Manner(String words, String beginning, String more) {
      this.words = words;
      this.beginning = beginning;
      this.more = more;
    }

    String words() {
      return words;
    }
  }

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final int port;
  private final String path;
  private final Manner manner;
  private final List<SocketChannel> open = new ArrayList<>();
  private final AtomicLong turnedAway = new AtomicLong();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  /** All of them are connected when this returns. */
  SlowCallers(int port, String path, int callers, Manner manner) {
    this.port = port;
    this.path = path;
    this.manner = manner;
    for (int caller = 0; caller < callers; caller++) {
      open.add(connected());
    }
    var unused =
        pace.scheduleWithFixedDelay(this::goOn, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private SocketChannel connected() {
    try {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.configureBlocking(false);
      say(channel, String.format(Locale.ROOT, manner.beginning, path));
      return channel;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static void say(SocketChannel channel, String words) throws IOException {
    int unused = channel.write(ByteBuffer.wrap(words.getBytes(US_ASCII)));
  }

  private synchronized void goOn() {
    open.replaceAll(
        channel -> {
          try {
            if (channel.read(ByteBuffer.allocate(1000)) != 0) {
              throw new IOException("answered or closed");
            }
            say(channel, manner.more);
            return channel;
          } catch (IOException away) {
            turnedAway.incrementAndGet();
            close(channel);
            return connected();
          }
        });
  }

  /** How often one of them was answered or cut off, and came back. */
  long turnedAway() {
    return turnedAway.get();
  }

  @Override
  public synchronized void close() {
    pace.shutdownNow();
    open.forEach(SlowCallers::close);
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
