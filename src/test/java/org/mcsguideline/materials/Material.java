package org.mcsguideline.materials;

import java.io.File;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A library that the service is made of.
 *
 * @param place group, artifact and version as folders, such as {@code org/example/thing/1.0}; more
 *     folders may stand before them
 */
record Material(String place) {

  /** Those that these tests run with: all that the service ships, and what only tests need. */
  static List<Material> ofClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> Path.of(entry).toAbsolutePath().getParent())
        .map(folder -> new Material(folder.toString().replace(File.separatorChar, '/')))
        .toList();
  }

  static Material of(String group, String artifact, String version) {
    return new Material("/" + group.replace('.', '/') + "/" + artifact + "/" + version);
  }

  String version() {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private String unversioned() {
    return place.substring(0, place.lastIndexOf('/'));
  }

  /** Whether it is the component, written as group:artifact, or group:* for all of a group. */
  boolean is(String component) {
    int colon = component.indexOf(':');
    String group = "/" + component.substring(0, colon).replace('.', '/');
    String artifact = component.substring(colon + 1);
    String own = unversioned();
    return artifact.equals("*")
        ? own.substring(0, own.lastIndexOf('/')).endsWith(group)
        : own.endsWith(group + "/" + artifact);
  }

  /** Whether it is older than a version. */
  boolean isOlderThan(String version) {
    return Version.parse(version()).compareTo(Version.parse(version)) < 0;
  }

  @Override
  public String toString() {
    return place.substring(unversioned().lastIndexOf('/') + 1);
  }
}
