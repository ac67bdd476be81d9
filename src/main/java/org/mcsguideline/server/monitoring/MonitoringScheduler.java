package org.mcsguideline.server.monitoring;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mcsguideline.monitoring.FollowUp.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings tasks up to date now and then. All nodes share one table, in which one row says when that
 * is to be done next and who is at it, so that one node does it; when that node dies another one
 * takes over.
 */
final class MonitoringScheduler implements AutoCloseable {

  /** Made by a migration of the service's own tables. */
  static final String TABLE = "mcs_scheduled_task";

  private static final Logger LOG = LoggerFactory.getLogger(MonitoringScheduler.class);
  private static final String TASK = "follow-up";
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(15);
  private static final Duration LONGEST_POLLING = Duration.ofSeconds(10);
  private static final int HEARTBEATS_UNSAID = 4;

  private final Scheduler scheduler;

  /**
   * Starts at once.
   *
   * @param run empty when the store is closing
   */
  MonitoringScheduler(
      DataSource database, MonitoringSettings settings, Supplier<Optional<Report>> run) {
    RecurringTask<Void> task =
        Tasks.recurring(TASK, FixedDelay.of(settings.every()))
            .execute((instance, context) -> run.get().ifPresent(MonitoringScheduler::log));
    scheduler =
        Scheduler.create(database)
            .startTasks(task)
            .tableName(TABLE)
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .threads(1)
            .pollingInterval(shorter(settings.every(), LONGEST_POLLING))
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(HEARTBEATS_UNSAID)
            .shutdownMaxWait(PATIENCE_AT_SHUTDOWN)
            // A message may quote what is stored.
            .failureLogging(LogLevel.WARN, false)
            .build();
    scheduler.start();
  }

  private static void log(Report report) {
    if (report.written() > 0 || report.failed() > 0) {
      LOG.info(
          "Tasks of {} patients brought up to date: {} written, {} patients failed.",
          report.patients(),
          report.written(),
          report.failed());
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
