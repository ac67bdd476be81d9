package org.mcsguideline.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.SiteParameter;
import org.mcsguideline.knowledge.TimeUnitName;
import org.mcsguideline.knowledge.json.FhirJson;

/** A profile as the FHIR resource that others evaluate with. */
public final class ProfileResource {

  private ProfileResource() {}

  /** The {@code parameter} elements; the units are those CQL reckons with. */
  public static String of(SiteProfile profile, String id) {
    ObjectNode resource = FhirJson.MAPPER.createObjectNode();
    resource.put("resourceType", "Parameters").put("id", id);
    for (SiteParameter choice : profile.choices()) {
      Object value = choice.value() instanceof Amount amount ? quantity(amount) : choice.value();
      resource
          .withArray("/parameter")
          .addObject()
          .put("name", choice.name())
          .set("value" + choice.type(), FhirJson.MAPPER.valueToTree(value));
    }
    return resource.toString();
  }

  private static Map<String, Object> quantity(Amount amount) {
    String code = TimeUnitName.ofCql(amount.unit()).map(TimeUnitName::ucum).orElse(amount.unit());
    return Map.of(
        "value", amount.value(), "unit", amount.unit(), "system", Ucum.SYSTEM, "code", code);
  }
}
