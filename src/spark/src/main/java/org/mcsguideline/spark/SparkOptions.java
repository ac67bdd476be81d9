package org.mcsguideline.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.replay.ReplayRefused;

/**
 * What the command line says.
 *
 * @param input file or folder, as any file system of Hadoop names it
 * @param out folder that is not there yet, likewise
 * @param partitions how many parts share the patients; 0 to choose by the size of the input
 * @param replay how records are looked at
 */
record SparkOptions(String input, String out, int partitions, CarriedOptions replay) {

  private static final Set<String> OWN = Set.of("--input", "--out", "--partitions");
  private static final int MOST_PARTITIONS = 1_000_000;

  static final String USAGE =
      """
      spark-submit mcs-guideline-spark-submit.jar --input PLACE --out PLACE [options]
        --input PLACE        file or folder of FHIR R4, on any file system that the cluster reads
        --out PLACE          folder for the accounts of patients; it must not be there yet
        --partitions N       parts that share the patients; by the size of the input when left out
      and of the replay on one machine:
        --profile, --knowledge, --concept-maps, --service, --within-minutes, --hourly, --stay,
        --compare-profile, --compare-knowledge, --threads (patients at once in an executor)
      """;

  /**
   * Reads the arguments and the files that they name.
   *
   * @throws ReplayRefused when they cannot be used
   */
  static SparkOptions read(List<String> arguments) throws IOException {
    Map<String, String> own = new HashMap<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String[] pair = arguments.get(i).split("=", 2);
      if (!OWN.contains(pair[0])) {
        others.add(arguments.get(i));
      } else if (pair.length == 1 && i + 1 == arguments.size()) {
        throw new ReplayRefused(pair[0], "has no value");
      } else if (own.put(pair[0], pair.length == 2 ? pair[1] : arguments.get(++i)) != null) {
        throw new ReplayRefused(pair[0], "is given twice");
      }
    }
    return new SparkOptions(
        required(own, "--input"),
        required(own, "--out"),
        partitions(own.get("--partitions")),
        CarriedOptions.read(others));
  }

  private static String required(Map<String, String> own, String name) {
    String value = own.get(name);
    if (value == null) {
      throw new ReplayRefused(name, "is missing.\n" + USAGE.strip());
    }
    return value;
  }

  private static int partitions(@Nullable String value) {
    try {
      int number = value == null ? 0 : Integer.parseInt(value);
      if (value == null || (number > 0 && number <= MOST_PARTITIONS)) {
        return number;
      }
    } catch (NumberFormatException none) {
      throw new ReplayRefused("--partitions", "takes a whole number from 1 to " + MOST_PARTITIONS);
    }
    throw new ReplayRefused("--partitions", "takes a whole number from 1 to " + MOST_PARTITIONS);
  }
}
