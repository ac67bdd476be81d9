package org.mcsguideline.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What became of each patient, a line each, in the order in which patients are read. A line is on
 * the disk before the next patient counts as begun; what a kill left of a line is cut off, so that
 * no patient is lost or counted twice.
 */
final class Journal implements AutoCloseable {

  private static final int LONGEST = 512 << 20;

  private final Path file;
  private final FileChannel channel;
  private long patients;
  private String last = "";

  /**
   * Opens the journal of a run, which may have begun before.
   *
   * @param run says what is replayed, and how; the first line
   * @throws ReplayRefused when it is the journal of another run, or another process writes it
   */
  Journal(Path file, String run) throws IOException {
    this.file = file;
    byte[] first =
        (ReplayJson.MAPPER.writeValueAsString(run) + "\n").getBytes(StandardCharsets.UTF_8);
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      takeAlone();
      long whole = whole(first);
      channel.truncate(whole);
      channel.position(whole);
      if (whole == 0) {
        append(first);
      }
    } catch (IOException | ReplayRefused unusable) {
      channel.close();
      throw unusable;
    }
  }

  /**
   * Two at work would write each patient twice. The system lets go of the lock when the process
   * ends, however it ends. It is on a byte that no journal has, so that others may read.
   */
  private void takeAlone() throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException here) {
      lock = null;
    }
    if (lock == null) {
      throw new ReplayRefused(
          file.toString(), "is being written by another replay; wait for its end, or stop it");
    }
  }

  /** Bytes of the lines that are whole. */
  private long whole(byte[] first) throws IOException {
    long whole = 0;
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      BoundedLines lines = new BoundedLines(content, LONGEST);
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        long next = whole + line.length + 1;
        if (next > channel.size()) {
          break;
        }
        if (whole == 0 && !Arrays.equals(line, 0, line.length, first, 0, first.length - 1)) {
          throw new ReplayRefused(
              file.toString(),
              "is the journal of another input, guideline or choice; take another folder for the"
                  + " report, or remove this one");
        }
        if (whole > 0) {
          last = account(file, line).patient();
          patients++;
        }
        whole = next;
      }
    }
    return whole;
  }

  private static PatientAccount account(Path file, byte[] line) throws IOException {
    try {
      return ReplayJson.MAPPER.readValue(line, PatientAccount.class);
    } catch (JsonProcessingException damaged) {
      throw new ReplayRefused(file.toString(), "is damaged; remove it to begin anew");
    }
  }

  /** How many patients it holds. */
  long patients() {
    return patients;
  }

  /** Id of the last patient; empty when there is none. */
  String last() {
    return last;
  }

  /** Adds a patient; afterwards it is on the disk. */
  void add(PatientAccount account) throws IOException {
    append((ReplayJson.MAPPER.writeValueAsString(account) + "\n").getBytes(StandardCharsets.UTF_8));
    last = account.patient();
    patients++;
  }

  private void append(byte[] line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line);
    while (bytes.hasRemaining()) {
      int unused = channel.write(bytes);
    }
    channel.force(false);
  }

  /** Reads every patient, one at a time. */
  static void read(Path file, Consumer<PatientAccount> taker) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      BoundedLines lines = new BoundedLines(content, LONGEST);
      boolean isFirst = true;
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        if (!isFirst) {
          taker.accept(account(file, line));
        }
        isFirst = false;
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
