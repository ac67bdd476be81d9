package org.mcsguideline.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Listens to tests that run on one thread: what they take and reach, and which fail. */
final class TurnRecording implements TestExecutionListener {

  private final List<GuidelineTests.Turn> turns = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final Set<String> worked = new HashSet<>();
  private int count;
  private long begun;

  /** Some test has worked these out. */
  void reached(Set<String> defines) {
    boolean unused = worked.addAll(defines);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      worked.clear();
      begun = System.nanoTime();
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean good = result.getStatus() == Status.SUCCESSFUL;
    if (!good) {
      boolean unused = failed.add(test.getUniqueId());
    }
    if (test.isTest()) {
      count++;
      if (good && !worked.isEmpty()) {
        Set<String> reached = new HashSet<>(worked);
        boolean unused = reached.addAll(Calls.behind(worked));
        unused =
            turns.add(
                new GuidelineTests.Turn(
                    test.getUniqueId(), System.nanoTime() - begun, Set.copyOf(reached)));
      }
    }
  }

  /** Tests that passed and asked the guideline. */
  List<GuidelineTests.Turn> turns() {
    return turns;
  }

  /** Tests, and groups of tests, that failed. */
  List<String> failed() {
    return failed;
  }

  int count() {
    return count;
  }
}
