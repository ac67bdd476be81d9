package org.mcsguideline.web.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only this node knows of itself, since its start.
 *
 * @param since its start
 * @param calls by service and status
 */
public record NodeState(
    Instant since, Knowledge knowledge, Keeping keeping, List<Calls> calls, Coverage coverage) {

  public NodeState {
    calls = List.copyOf(calls);
  }

  /** The guideline of the moment. */
  public record Knowledge(String version, String hash, @Nullable String siteProfileHash) {}

  /**
   * What is kept.
   *
   * @param ready whether services answer
   * @param storeReady whether the FHIR store answers
   * @param waiting decisions, feedback and audit not written yet
   * @param lost what could not be written
   */
  public record Keeping(boolean ready, boolean storeReady, long waiting, long lost) {}

  /**
   * Answers of one service with one status.
   *
   * @param status of HTTP
   * @param mean milliseconds until the answer was ready
   * @param longest milliseconds of the slowest of the last minutes
   */
  public record Calls(String service, String status, long count, double mean, double longest) {

    /** Whether the service itself failed. */
    public boolean isFailure() {
      return status.startsWith("5");
    }
  }

  /**
   * Codes that calls have brought.
   *
   * @param resources of patients that were read
   * @param never names of concepts that were never among them
   */
  public record Coverage(long concepts, long resources, List<String> never) {

    public Coverage {
      never = List.copyOf(never);
    }

    /** Concepts that were there. */
    public long seen() {
      return concepts - never.size();
    }
  }
}
