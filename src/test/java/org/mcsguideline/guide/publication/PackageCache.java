package org.mcsguideline.guide.publication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * The folder in which the publisher looks for packages: one folder {@code name#version} each. The
 * publisher writes into it, so it is filled with copies; what is there stays.
 */
final class PackageCache {

  private static final String DESCRIPTION = "package/package.json";

  private final Path cache;

  PackageCache(Path cache) {
    this.cache = cache;
  }

  /** Adds every packed package ({@code .tgz}) of a folder. */
  void addPacked(Path packages) throws IOException {
    for (Path packed : Folders.listed(packages)) {
      if (packed.toString().endsWith(".tgz")) {
        unpack(packed);
      }
    }
  }

  /** Adds every package that lies unpacked in a folder of its name. */
  void addUnpacked(Path packages) throws IOException {
    for (Path folder : Folders.listed(packages)) {
      try (InputStream description = Files.newInputStream(folder.resolve(DESCRIPTION))) {
        Folders.copy(folder, cache.resolve(identity(description)));
      }
    }
  }

  /** Adds a package that this build has made, in place of that of another build. */
  void addMade(Map<String, byte[]> files) throws IOException {
    Path folder = cache.resolve(identity(new ByteArrayInputStream(file(files))));
    Folders.delete(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Path unusedParent = Files.createDirectories(path.resolveSibling("."));
      Path unusedFile = Files.write(path, file.getValue());
    }
  }

  private static byte[] file(Map<String, byte[]> files) {
    return Objects.requireNonNull(files.get(DESCRIPTION), "a package has a description");
  }

  private void unpack(Path packed) throws IOException {
    Path target = cache.resolve(identity(packed));
    if (Files.isDirectory(target)) {
      return;
    }
    Path partial = cache.resolve("partial");
    Folders.delete(partial);
    try (TarArchiveInputStream tar = open(packed)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = partial.resolve(entry.getName()).normalize();
        if (!file.startsWith(partial)) {
          throw new PublicationFailed(packed + " holds a file that would lie outside: " + file);
        }
        if (entry.isFile()) {
          Path unused = Files.createDirectories(file.resolveSibling("."));
          long unusedLength = Files.copy(tar, file);
        }
      }
    }
    // Whole or not at all: a build that was broken off leaves no half package.
    Path unused = Files.move(partial, target);
  }

  private static String identity(Path packed) throws IOException {
    try (TarArchiveInputStream tar = open(packed)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (DESCRIPTION.equals(entry.getName())) {
          return identity(tar);
        }
      }
    }
    throw new PublicationFailed(packed + " is no FHIR package: it has no " + DESCRIPTION + ".");
  }

  private static String identity(InputStream description) throws IOException {
    var json = FhirJson.MAPPER.readTree(description.readAllBytes());
    return String.join("#", List.of(json.path("name").asText(), json.path("version").asText()));
  }

  private static TarArchiveInputStream open(Path packed) throws IOException {
    return new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(packed)));
  }
}
