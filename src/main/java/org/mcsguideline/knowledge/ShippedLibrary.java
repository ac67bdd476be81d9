package org.mcsguideline.knowledge;

import java.util.List;
import java.util.Set;

/**
 * A CQL library as it was translated by the build.
 *
 * @param elm the translation, as JSON
 * @param defines names of the defines it has
 * @param parameters those it declares, in its own order
 * @param terminology canonical addresses of the value sets and the codes that it names
 */
public record ShippedLibrary(
    String name,
    String version,
    String elm,
    Set<String> defines,
    List<DeclaredParameter> parameters,
    NamedTerminology terminology) {

  public ShippedLibrary {
    defines = Set.copyOf(defines);
    parameters = List.copyOf(parameters);
  }

  /** What a library looks for. */
  public record NamedTerminology(List<String> valueSets, List<Coded> codes) {

    public NamedTerminology {
      valueSets = List.copyOf(valueSets);
      codes = List.copyOf(codes);
    }
  }
}
