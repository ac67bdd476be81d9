package org.mcsguideline.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.SiteParameter;
import org.mcsguideline.knowledge.TimeUnitName;
import org.mcsguideline.knowledge.json.FhirJson;

/** A profile as the FHIR resource that others evaluate with. */
public final class ProfileResource {

  /** Tells an evaluation that one value stands for a list of one. */
  private static final String DEFINITION =
      "http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-parameterDefinition";

  private ProfileResource() {}

  /** The {@code parameter} elements; the units are those CQL reckons with. */
  public static String of(SiteProfile profile, Collection<DeclaredParameter> declared, String id) {
    Set<String> lists =
        declared.stream()
            .filter(DeclaredParameter::list)
            .map(DeclaredParameter::name)
            .collect(Collectors.toSet());
    ObjectNode resource = FhirJson.MAPPER.createObjectNode();
    resource.put("resourceType", "Parameters").put("id", id);
    for (SiteParameter choice : profile.choices()) {
      Object value = choice.value() instanceof Amount amount ? quantity(amount) : choice.value();
      ObjectNode parameter = resource.withArray("/parameter").addObject();
      if (lists.contains(choice.name())) {
        parameter.withArray("/extension").add(listDefinition(choice));
      }
      parameter
          .put("name", choice.name())
          .set("value" + choice.type(), FhirJson.MAPPER.valueToTree(value));
    }
    return resource.toString();
  }

  private static ObjectNode listDefinition(SiteParameter choice) {
    ObjectNode extension = FhirJson.MAPPER.createObjectNode().put("url", DEFINITION);
    extension
        .putObject("valueParameterDefinition")
        .put("name", choice.name())
        .put("use", "in")
        .put("max", "*")
        .put("type", choice.type().toLowerCase(Locale.ROOT));
    return extension;
  }

  private static Map<String, Object> quantity(Amount amount) {
    String code = TimeUnitName.ofCql(amount.unit()).map(TimeUnitName::ucum).orElse(amount.unit());
    return Map.of(
        "value", amount.value(), "unit", amount.unit(), "system", Ucum.SYSTEM, "code", code);
  }
}
