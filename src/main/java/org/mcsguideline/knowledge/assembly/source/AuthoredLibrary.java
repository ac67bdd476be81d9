package org.mcsguideline.knowledge.assembly.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CQL library as it was authored and translated.
 *
 * @param file path such as {@code cql/Fever.cql}
 * @param text what the author wrote
 * @param translation empty when it does not translate
 */
public record AuthoredLibrary(
    String name, String file, String text, Optional<Translation> translation) {

  /**
   * What the translator made of a library.
   *
   * @param elm the translation as JSON
   * @param defines result type of every define, such as {@code System.Boolean}
   * @param parameters type of every parameter
   * @param terminology value sets, code systems and codes it names
   */
  public record Translation(
      String version,
      String elm,
      Map<String, String> defines,
      Map<String, String> parameters,
      Terminology terminology) {}

  /** The terminology a library names. */
  public record Terminology(List<ValueSetUse> valueSets, List<CodeUse> codes) {}

  /** A value set by its canonical address. */
  public record ValueSetUse(String canonical, Place place) {}

  /** A direct code. */
  public record CodeUse(String system, String code, String display, Place place) {}
}
