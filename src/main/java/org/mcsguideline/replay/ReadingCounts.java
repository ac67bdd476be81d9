package org.mcsguideline.replay;

import java.util.Map;
import java.util.TreeMap;

/** Counts what the input holds. */
public final class ReadingCounts {

  private final Map<String, Long> aboutNobody = new TreeMap<>();
  private long resources;
  private long problems;

  /**
   * The counts.
   *
   * @param resources about patients
   * @param problems lines and files that were left out
   * @param aboutNobody resources that name no patient, by type; no service asks for them
   */
  public record Result(long resources, long problems, Map<String, Long> aboutNobody) {

    /** Both together. */
    public Result plus(Result other) {
      Map<String, Long> both = new TreeMap<>(aboutNobody);
      other.aboutNobody.forEach((type, many) -> both.merge(type, many, Long::sum));
      return new Result(resources + other.resources, problems + other.problems, both);
    }
  }

  void resource() {
    resources++;
  }

  void problem() {
    problems++;
  }

  void aboutNobody(String type) {
    aboutNobody.merge(type, 1L, Long::sum);
  }

  /** What was counted until now. */
  public Result result() {
    return new Result(resources, problems, aboutNobody);
  }
}
