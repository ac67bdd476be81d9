package org.mcsguideline.server.replay;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.replay.Pace;
import org.mcsguideline.replay.ReplayRefused;

/**
 * What the command line of a replay says.
 *
 * @param input file or folder of FHIR data
 * @param out folder of the report
 * @param services ids; empty for every service that is called when a chart is opened
 * @param stays codes or words of stays that count as intensive care
 * @param threads how many patients at once
 * @param own the site whose answers are reported
 * @param compared the site whose answers are compared with them; null when nothing is compared
 */
public record ReplayOptions(
    Path input,
    Path out,
    List<String> services,
    Pace pace,
    List<String> stays,
    int threads,
    Site own,
    @Nullable Site compared) {

  private static final List<String> INTENSIVE_CARE = List.of("ICU");
  private static final int MOST_MINUTES = 7 * 24 * 60;
  private static final int MOST_THREADS = 256;
  private static final Set<String> REPEATABLE = Set.of("--service", "--stay");
  private static final Set<String> KNOWN =
      Set.of(
          "--input",
          "--out",
          "--profile",
          "--knowledge",
          "--concept-maps",
          "--service",
          "--stay",
          "--within-minutes",
          "--threads",
          "--compare-profile",
          "--compare-knowledge");

  private static final String HOURLY = "--hourly";

  /** How the command is written. */
  static final String USAGE =
      """
      java -jar mcs-guideline.jar replay --input FOLDER --out FOLDER [options]
        --input FOLDER            FHIR R4 as Bulk Data (.ndjson) or bundles (.json, .ndjson), also .gz
        --out FOLDER              of the report; a replay that was stopped goes on in it
        --profile FILE            site profile; the shipped one when left out
        --knowledge FILE          assembled guideline; the shipped one when left out
        --concept-maps FOLDER     ConceptMaps of local codes and units
        --service ID              service to call, may be repeated; every patient-view when left out
        --within-minutes N        changes closer than this share a look; every change when left out
        --hourly                  a look at each full hour instead
        --stay CODE-OR-WORD       stays that count as intensive care, may be repeated; ICU when left out
        --compare-profile FILE    the same with another site profile, patient by patient
        --compare-knowledge FILE  the same with another version of the guideline
        --threads N               patients at once; one a processor when left out
      More is in src/docs/replay.md
      """;

  /**
   * A guideline and the choices of a site.
   *
   * @param knowledge file; null for the guideline that is shipped
   * @param profile file; null for the choices that are shipped
   * @param conceptMaps folder; null when the site uses the guideline's codes
   */
  public record Site(
      @Nullable Path knowledge, @Nullable Path profile, @Nullable Path conceptMaps) {}

  /**
   * Reads the arguments after the command's name; a value follows its option or an equals sign.
   *
   * @throws ReplayRefused when they cannot be used
   */
  public static ReplayOptions read(List<String> arguments) {
    Map<String, List<String>> given = new HashMap<>();
    boolean hourly = false;
    for (int i = 0; i < arguments.size(); i++) {
      String[] pair = arguments.get(i).split("=", 2);
      if (HOURLY.equals(pair[0])) {
        hourly = true;
      } else {
        if (!KNOWN.contains(pair[0])) {
          throw new ReplayRefused(pair[0], "is no option.\n" + USAGE.strip());
        }
        if (pair.length == 1 && i + 1 == arguments.size()) {
          throw new ReplayRefused(pair[0], "has no value");
        }
        String value = pair.length == 2 ? pair[1] : arguments.get(++i);
        List<String> values = given.computeIfAbsent(pair[0], name -> new ArrayList<>());
        values.add(value);
        if (values.size() > 1 && !REPEATABLE.contains(pair[0])) {
          throw new ReplayRefused(pair[0], "is given twice");
        }
      }
    }
    return of(given, hourly);
  }

  private static ReplayOptions of(Map<String, List<String>> given, boolean hourly) {
    int minutes = number(given, "--within-minutes", 0, 0, MOST_MINUTES);
    if (hourly && minutes > 0) {
      throw new ReplayRefused(HOURLY, "and --within-minutes exclude each other");
    }
    Site own =
        new Site(
            path(given, "--knowledge"), path(given, "--profile"), path(given, "--concept-maps"));
    return new ReplayOptions(
        required(given, "--input"),
        required(given, "--out"),
        given.getOrDefault("--service", List.of()),
        new Pace(Duration.ofMinutes(minutes), hourly),
        given.getOrDefault("--stay", INTENSIVE_CARE),
        number(given, "--threads", Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS),
        own,
        compared(given, own));
  }

  /** What is not said to differ is the same. */
  private static @Nullable Site compared(Map<String, List<String>> given, Site own) {
    Path profile = path(given, "--compare-profile");
    Path knowledge = path(given, "--compare-knowledge");
    return profile == null && knowledge == null
        ? null
        : new Site(
            knowledge == null ? own.knowledge() : knowledge,
            profile == null ? own.profile() : profile,
            own.conceptMaps());
  }

  private static Path required(Map<String, List<String>> given, String name) {
    Path path = path(given, name);
    if (path == null) {
      throw new ReplayRefused(name, "is missing.\n" + USAGE.strip());
    }
    return path;
  }

  private static @Nullable Path path(Map<String, List<String>> given, String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return null;
    }
    try {
      return Path.of(values.get(0));
    } catch (InvalidPathException none) {
      throw new ReplayRefused(name, "is no path");
    }
  }

  private static int number(
      Map<String, List<String>> given, String name, int standard, int least, int most) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return standard;
    }
    try {
      int number = Integer.parseInt(values.get(0));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException none) {
      throw new ReplayRefused(name, "takes a whole number from " + least + " to " + most);
    }
    throw new ReplayRefused(name, "takes a whole number from " + least + " to " + most);
  }
}
