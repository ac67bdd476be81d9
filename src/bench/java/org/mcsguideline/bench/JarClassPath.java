package org.mcsguideline.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** This class path with its folders packed, because a cache of Java refers to jars alone. */
final class JarClassPath {

  private JarClassPath() {}

  /** Writes the jars into the folder. */
  static String in(Path folder) throws IOException {
    Path unused = Files.createDirectories(folder);
    List<String> jars = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(element);
      if (!Files.isDirectory(path)) {
        jars.add(element);
      } else if (!path.getFileName().toString().isEmpty()) {
        Path jar = folder.resolve(jars.size() + ".jar");
        pack(path, jar);
        jars.add(jar.toAbsolutePath().toString());
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(file);
        Stream<Path> found = Files.walk(folder)) {
      for (Path each : found.filter(path -> !path.equals(folder)).sorted().toList()) {
        String name = folder.relativize(each).toString().replace('\\', '/');
        // Whoever looks for classes of a package asks the jar for its folder.
        packed.putNextEntry(new JarEntry(Files.isDirectory(each) ? name + "/" : name));
        if (Files.isRegularFile(each)) {
          long unused = Files.copy(each, packed);
        }
        packed.closeEntry();
      }
    }
  }
}
