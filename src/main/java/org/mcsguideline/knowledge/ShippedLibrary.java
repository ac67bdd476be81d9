package org.mcsguideline.knowledge;

import java.util.Map;

/**
 * A CQL library as it was translated by the build.
 *
 * @param elm the translation, as JSON
 * @param parameters by name; true when the parameter takes a list
 */
public record ShippedLibrary(
    String name, String version, String elm, Map<String, Boolean> parameters) {

  public ShippedLibrary {
    parameters = Map.copyOf(parameters);
  }
}
