package org.mcsguideline.server.security;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.mcsguideline.security.Room;

/**
 * Collects a body piece by piece, as it comes. One that finds no room is read to its end all the
 * same, because a caller who is still sending does not see an answer.
 */
abstract class ArrivingBody implements ReadListener, AsyncListener {

  private static final int PIECE = 8192;

  private final ServletInputStream from;
  private final Room room;
  private final int most;
  private ByteArrayOutputStream held = new ByteArrayOutputStream();
  private long taken;
  private boolean refused;
  private boolean over;

  /**
   * A body that has not come yet.
   *
   * @param most bytes that are kept of it
   */
  ArrivingBody(ServletInputStream from, Room room, int most) {
    this.from = from;
    this.room = room;
    this.most = most;
  }

  /** It is there. */
  abstract void arrived(byte[] body);

  /** There was no room for it. */
  abstract void refused() throws IOException;

  /** It took too long. */
  abstract void late() throws IOException;

  /** The caller has gone. */
  abstract void brokenOff();

  @Override
  public void onDataAvailable() throws IOException {
    byte[] piece = new byte[PIECE];
    while (from.isReady() && !from.isFinished()) {
      int length = from.read(piece);
      if (length > 0) {
        take(piece, Math.min(length, most - held.size()));
      }
    }
  }

  private void take(byte[] piece, int length) {
    if (refused) {
      return;
    }
    if (room.take(length, taken)) {
      taken += length;
      held.write(piece, 0, length);
    } else {
      refused = true;
      release();
    }
  }

  private void release() {
    room.giveBack(taken);
    taken = 0;
    held = new ByteArrayOutputStream(0);
  }

  @Override
  public void onAllDataRead() throws IOException {
    over = true;
    if (refused) {
      refused();
    } else {
      byte[] body = held.toByteArray();
      // The room stays taken until the request is answered, and the bytes are there only once.
      held = new ByteArrayOutputStream(0);
      arrived(body);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  private void end() {
    if (!over) {
      over = true;
      brokenOff();
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) throws IOException {
    if (!over) {
      over = true;
      late();
    }
  }

  /** The request was answered, or is given up. */
  @Override
  public void onComplete(AsyncEvent event) {
    release();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Nothing behind answers later.
  }
}
