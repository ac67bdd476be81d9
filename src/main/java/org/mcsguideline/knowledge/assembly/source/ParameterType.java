package org.mcsguideline.knowledge.assembly.source;

import java.util.Map;

/**
 * The type of a CQL parameter in FHIR's terms.
 *
 * @param fhir FHIR type of one value
 * @param list whether the parameter takes any number of them
 */
public record ParameterType(String fhir, boolean list) {

  private static final Map<String, String> FHIR_TYPES =
      Map.of(
          "System.Boolean", "boolean",
          "System.Integer", "integer",
          "System.Decimal", "decimal",
          "System.String", "string",
          "System.Date", "date",
          "System.DateTime", "dateTime",
          "System.Quantity", "Quantity",
          "System.Code", "Coding",
          "System.Concept", "CodeableConcept");

  /** Reads a type as the translator names it, such as {@code list<System.String>}. */
  public static ParameterType of(String cql) {
    boolean list = cql.startsWith("list<");
    String element = list ? cql.substring("list<".length(), cql.length() - 1) : cql;
    return new ParameterType(FHIR_TYPES.getOrDefault(element, "Any"), list);
  }

  /** What follows {@code value} in a Parameters resource. */
  public String valueSuffix() {
    return Character.toUpperCase(fhir.charAt(0)) + fhir.substring(1);
  }
}
