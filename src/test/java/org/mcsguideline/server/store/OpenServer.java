package org.mcsguideline.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mcsguideline.server.store.TrialServer.Answer;

/**
 * A server without login, started once for all tests that leave it as it is.
 *
 * @param server with its store
 * @param whileStarting what it said before the store was there
 */
record OpenServer(TrialServer server, Answer whileStarting) {

  private static final class Only {
    static final OpenServer SERVER = start();
  }

  static OpenServer get() {
    return Only.SERVER;
  }

  private static OpenServer start() {
    TrialServer server = TrialServer.start(folder());
    Answer early = server.get("/fhir/metadata");
    return new OpenServer(server.awaitStore(), early);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("open-store");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
