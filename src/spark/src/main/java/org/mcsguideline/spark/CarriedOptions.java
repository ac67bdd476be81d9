package org.mcsguideline.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mcsguideline.replay.ReplayRefused;

/**
 * Options of a replay with the content of the files that they name: what an executor needs, which
 * does not see the driver's disk.
 *
 * @param arguments the driver's paths stand as numbers of the carried files
 * @param carried files by the number of their argument, each with its path below the one named
 */
record CarriedOptions(List<String> arguments, Map<Integer, Map<String, String>> carried)
    implements Serializable {

  private static final Set<String> FILES =
      Set.of(
          "--profile", "--knowledge", "--concept-maps", "--compare-profile", "--compare-knowledge");

  /** The name of a file that was named itself, and not as part of a folder. */
  private static final String ITSELF = "";

  /**
   * Reads the files.
   *
   * @throws ReplayRefused when one is not there
   */
  static CarriedOptions read(List<String> given) throws IOException {
    List<String> arguments = new ArrayList<>();
    TreeMap<Integer, Map<String, String>> carried = new TreeMap<>();
    for (int i = 0; i < given.size(); i++) {
      String[] pair = given.get(i).split("=", 2);
      boolean valued = pair.length == 2 || i + 1 < given.size();
      if (FILES.contains(pair[0]) && valued) {
        String value = pair.length == 2 ? pair[1] : given.get(++i);
        arguments.add(pair[0]);
        carried.put(arguments.size(), content(pair[0], value));
        arguments.add(String.valueOf(arguments.size()));
      } else {
        arguments.add(given.get(i));
      }
    }
    return new CarriedOptions(arguments, carried);
  }

  private static Map<String, String> content(String option, String value) throws IOException {
    Path place;
    try {
      place = Path.of(value);
    } catch (InvalidPathException none) {
      throw new ReplayRefused(option, "is no path");
    }
    if (!Files.exists(place)) {
      throw new ReplayRefused(value, "is not there");
    }
    Map<String, String> content = new TreeMap<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> walk = Files.walk(place)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          content.put(place.relativize(file).toString(), Files.readString(file));
        }
      }
    } else {
      content.put(ITSELF, Files.readString(place));
    }
    return content;
  }

  /**
   * Writes the files.
   *
   * @param folder that is empty
   * @return the arguments, with paths of the written files
   */
  List<String> unpacked(Path folder) throws IOException {
    List<String> unpacked = new ArrayList<>(arguments);
    for (Map.Entry<Integer, Map<String, String>> argument : carried.entrySet()) {
      Path place = folder.resolve(String.valueOf(argument.getKey()));
      for (Map.Entry<String, String> file : argument.getValue().entrySet()) {
        Path path = file.getKey().equals(ITSELF) ? place : place.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      unpacked.set(argument.getKey(), place.toString());
    }
    return unpacked;
  }
}
