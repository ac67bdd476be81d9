package org.mcsguideline.faults.input;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system in memory that is full soon. It belongs to a namespace of its own, so that no
 * rights are needed on the machine; processes that shall use it are started there.
 */
final class SmallDisk implements AutoCloseable {

  private static final String FILLER = "filler";

  private final Path place;
  private final Process keeper;

  private SmallDisk(Path place, Process keeper) {
    this.place = place;
    this.keeper = keeper;
  }

  /**
   * A disk at an empty folder. The test is not run where the machine allows no such thing.
   *
   * @param size as {@code mount} has it, such as {@code 64m}
   */
  static SmallDisk at(Path place, String size) throws IOException, InterruptedException {
    Files.createDirectories(place);
    String script =
        "mount -t tmpfs -o size=%s,mode=0777 tmpfs '%s' && echo ready && exec sleep 3600"
            .formatted(size, place);
    Process keeper =
        new ProcessBuilder("unshare", "-r", "-m", "sh", "-c", script)
            .redirectError(Redirect.DISCARD)
            .start();
    SmallDisk disk = new SmallDisk(place, keeper);
    boolean mounted = keeper.inputReader().readLine() != null;
    assumeTrue(mounted, "Not run: no file system can be mounted on this machine.");
    return disk;
  }

  /** Where it is for processes that are started there. */
  Path place() {
    return place;
  }

  /** Where it is for everybody else. */
  Path seen() {
    return Path.of("/proc", Long.toString(keeper.pid()), "root")
        .resolve(place.toString().substring(1));
  }

  /** Starts a program where the disk is. */
  String[] command(String... program) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "nsenter",
                "-t",
                Long.toString(keeper.pid()),
                "-U",
                "-m",
                "--wd",
                "--preserve-credentials"));
    command.addAll(List.of(program));
    return command.toArray(String[]::new);
  }

  /** Until not a byte more fits. */
  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(seen().resolve(FILLER))) {
      byte[] page = new byte[4096];
      while (true) {
        filler.write(page);
      }
    } catch (IOException full) {
      if (Files.size(seen().resolve(FILLER)) == 0) {
        throw full;
      }
    }
  }

  void free() throws IOException {
    Files.delete(seen().resolve(FILLER));
  }

  @Override
  public void close() {
    Process unused = keeper.destroyForcibly().onExit().join();
  }
}
