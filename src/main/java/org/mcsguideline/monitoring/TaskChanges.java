package org.mcsguideline.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** What has to be written so that the tasks of a patient say what is planned now. */
final class TaskChanges {

  /** A check done or missed longer ago has its task, or was so while nothing was running. */
  static final Duration LOOK_BACK = Duration.ofDays(2);

  private final Tasks tasks;
  private final Expansion expansion;
  private final Map<String, Task> stored = new LinkedHashMap<>();

  /**
   * Compares with what is there.
   *
   * @param stored every open task of the patient, and every other one that was changed within
   *     {@link #LOOK_BACK} and some time more
   */
  TaskChanges(Tasks tasks, Expansion expansion, List<Task> stored) {
    this.tasks = tasks;
    this.expansion = expansion;
    stored.forEach(task -> this.stored.putIfAbsent(task.getIdElement().getIdPart(), task));
  }

  /** Tasks to write, under their ids; empty when everything is as it should be. */
  List<Task> of(PlannedChecks planned) {
    List<PlannedItem> items = planned.items();
    if (items == null) {
      List<String> notes =
          Stream.concat(Stream.of(planned.words()), planned.notes().stream()).toList();
      return open()
          .map(task -> tasks.waiting(task, expansion.now(), notes))
          .filter(this::isNew)
          .toList();
    }
    List<Task> changes = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (PlannedItem item : items) {
      for (PlannedCheck check : expansion.checks(item)) {
        Task task = tasks.task(check, planned.notes());
        String id = task.getIdElement().getIdPart();
        kept.add(id);
        if ((stored.containsKey(id) || isWanted(check)) && isNew(task)) {
          changes.add(task);
        }
      }
    }
    open()
        .filter(task -> !kept.contains(task.getIdElement().getIdPart()))
        .map(task -> tasks.ended(task, planned.words()))
        .forEach(changes::add);
    return changes;
  }

  private boolean isWanted(PlannedCheck check) {
    Instant past = expansion.now().minus(LOOK_BACK);
    PlannedCheck.Window window = check.window();
    boolean ended = check.state() == CheckState.DONE || check.state() == CheckState.MISSED;
    boolean longEnded = ended && window != null && window.due().isBefore(past);
    return check.wanted() && !longEnded;
  }

  private Stream<Task> open() {
    return stored.values().stream().filter(task -> task.getStatus() == TaskStatus.REQUESTED);
  }

  /** It says something that the stored one does not. */
  private boolean isNew(Task task) {
    Task known = stored.get(task.getIdElement().getIdPart());
    return known == null || !Base.compareDeep(bare(known), bare(task), false);
  }

  private static Task bare(@Nullable Task task) {
    Task copy = task == null ? new Task() : task.copy();
    copy.setMeta(new Meta());
    copy.setId("");
    return copy;
  }
}
