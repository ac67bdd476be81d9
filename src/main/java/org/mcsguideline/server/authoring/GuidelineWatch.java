package org.mcsguideline.server.authoring;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.assembly.GuidelineFaulty;
import org.mcsguideline.server.authoring.AuthoringStatus.Flaw;
import org.mcsguideline.server.authoring.AuthoringStatus.State;
import org.mcsguideline.site.SiteFileRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Looks at the authors' folders now and then, and has what is new there put into use. */
final class GuidelineWatch implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(GuidelineWatch.class);

  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(GuidelineWatch::daemon);

  private final SourceFolders folders;
  private final Replacement replacement;
  private final Clock clock;
  private volatile AuthoringStatus status;
  private String seen = "";
  private String taken = "";

  GuidelineWatch(SourceFolders folders, Replacement replacement, Clock clock) {
    this.folders = folders;
    this.replacement = replacement;
    this.clock = clock;
    this.status = status(State.AS_BUILT, List.of());
  }

  AuthoringStatus status() {
    return status;
  }

  /** Begins when the application answers. */
  void start(Duration every) {
    var unused =
        clockwork.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void destroy() {
    clockwork.shutdownNow();
  }

  /** What is found twice the same is taken; before that an editor may still be writing. */
  private void look() {
    try {
      String found = replacement.isPossible() ? folders.fingerprint() : taken;
      if (!found.equals(taken) && found.equals(seen)) {
        taken = found;
        take();
      }
      seen = found;
    } catch (IOException | RuntimeException e) {
      // An exception would end the schedule for good.
      refuse(List.of(new Flaw("", "The folders cannot be read: " + e)));
    }
  }

  private void take() {
    long begin = System.nanoTime();
    try {
      replacement.with(folders.assembled());
      status = status(State.IN_USE, List.of());
      log.info(
          "The guideline of the folders is in use after {} ms, hash {}",
          (System.nanoTime() - begin) / 1_000_000,
          status.inUse());
    } catch (GuidelineFaulty faulty) {
      refuse(
          faulty.problems().stream()
              .map(problem -> new Flaw(problem.place().toString(), problem.message()))
              .toList());
    } catch (KnowledgeIncomplete | SiteFileRefused unusable) {
      refuse(List.of(new Flaw("", String.valueOf(unusable.getMessage()))));
    } catch (IOException | RuntimeException unforeseen) {
      log.error("The guideline of the folders could not be tried", unforeseen);
      refuse(List.of(new Flaw("", "Could not be tried, the log tells why: " + unforeseen)));
    }
  }

  private void refuse(List<Flaw> problems) {
    status = status(State.REFUSED, problems);
    log.warn(
        "The guideline in use stays as it is. To mend:\n{}",
        problems.stream().map(Flaw::toString).collect(Collectors.joining("\n")));
  }

  private AuthoringStatus status(State state, List<Flaw> problems) {
    return new AuthoringStatus(state, replacement.inUse(), clock.instant(), problems);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "authoring");
    thread.setDaemon(true);
    return thread;
  }
}
