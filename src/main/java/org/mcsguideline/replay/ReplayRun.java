package org.mcsguideline.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Replays a whole input. What it has read and what it has answered is in its folder, so that it
 * goes on where it was stopped.
 */
public final class ReplayRun {

  /** Of the lines of a journal; one in another form is none to go on with. */
  private static final String FORM = "journal 2";

  /** More finished patients than this do not wait for the one before them. */
  private static final int WAITING_PER_THREAD = 4;

  private final Path folder;
  private final String choices;
  private final Progress progress;

  /**
   * A run.
   *
   * @param folder of its files; made when it is not there
   * @param choices everything that the answers depend on beside the input
   */
  public ReplayRun(Path folder, String choices, Progress progress) {
    this.folder = folder;
    this.choices = choices;
    this.progress = progress;
  }

  /**
   * Replays what has not been replayed yet.
   *
   * @param threads how many patients at once
   * @return what is on disk when all is done
   * @throws ReplayRefused when the folder holds another run
   */
  public ReplayFiles run(InputFiles input, PatientReplay replay, int threads) throws IOException {
    Path made = Files.createDirectories(folder);
    String fingerprint = String.join("\n", FORM, choices, input.fingerprint());
    ReplayFiles files = new ReplayFiles(made);
    try (Journal journal = new Journal(files.journal(), fingerprint)) {
      if (!Files.exists(files.reading()) || !Files.exists(files.work())) {
        read(input, files);
      }
      progress.begin("Replayed", files.patients().bytes());
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        answer(files, journal, replay, pool, threads);
      } finally {
        List<Runnable> unused = pool.shutdownNow();
      }
      progress.end(journal.patients());
    }
    return files;
  }

  /** The whole input, spread over files by patient. */
  private void read(InputFiles input, ReplayFiles files) throws IOException {
    files.forgetReading();
    progress.begin("Read", input.bytes());
    ReadingCounts counts = new ReadingCounts();
    try (BufferedWriter problems = Files.newBufferedWriter(files.problems());
        PatientFiles.Spreading spreading = new PatientFiles.Spreading(files.work(), 0)) {
      problems.write(ReportCsv.line(List.of("file", "line", "why")));
      input.read(
          counts,
          found ->
              write(
                  problems, ReportCsv.line(List.of(found.file(), "" + found.line(), found.why()))),
          resource -> add(spreading, resource),
          progress::done);
    }
    progress.end(0);
    files.keepReading(counts.result());
  }

  private static void add(PatientFiles.Spreading spreading, FileReading.Resource resource) {
    try {
      spreading.add(resource.patient(), resource.json());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static void write(BufferedWriter file, String line) {
    try {
      file.write(line);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** A patient and what comes of it. */
  private record Underway(long bytes, Future<PatientAccount> account) {}

  /** The journal has patients in the order in which they are read, whoever is done first. */
  private void answer(
      ReplayFiles files, Journal journal, PatientReplay replay, ExecutorService pool, int threads)
      throws IOException {
    Deque<Underway> underway = new ArrayDeque<>();
    Skipping former = new Skipping(journal.patients(), journal.last());
    files
        .patients()
        .read(
            (patient, resources) -> {
              long bytes = resources.stream().mapToLong(String::length).sum();
              if (former.holds(patient)) {
                progress.skipped(bytes);
                return;
              }
              underway.add(
                  new Underway(bytes, pool.submit(() -> replay.replay(patient, resources))));
              if (underway.size() >= threads * WAITING_PER_THREAD) {
                finish(underway.remove(), journal);
              }
            });
    while (!underway.isEmpty()) {
      finish(underway.remove(), journal);
    }
  }

  /** Patients are always read in the same order, so a former run has answered the first of them. */
  private static final class Skipping {

    private final String last;
    private long left;

    Skipping(long patients, String last) {
      this.left = patients;
      this.last = last;
    }

    boolean holds(String patient) {
      if (left == 0) {
        return false;
      }
      left--;
      if (left == 0 && !patient.equals(last)) {
        throw new ReplayRefused(
            "The journal", "does not go with what was read; take another folder for the report");
      }
      return true;
    }
  }

  private void finish(Underway patient, Journal journal) {
    try {
      journal.add(patient.account().get());
      progress.patient(patient.bytes());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ReplayRefused("The replay", "was stopped; the same command goes on");
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }
}
