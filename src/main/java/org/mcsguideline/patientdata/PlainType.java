package org.mcsguideline.patientdata;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** The elements of a type that has parts, compiled once from HAPI's definitions. */
final class PlainType {

  /** What HAPI's parser does not read like other elements. */
  private static final Set<String> NOT_PLAIN =
      Set.of("extension", "modifierExtension", "contained", "fhir_comments", "resourceType");

  /** What every resource has, and {@link PlainTypes#resource} reads. */
  private static final Set<String> OF_RESOURCES = Set.of("resourceType", "id");

  private final Map<String, PlainElement> elements = new HashMap<>();
  private final Set<String> readBefore;

  /**
   * The type of a definition.
   *
   * @param types where the types of its elements are found
   */
  PlainType(BaseRuntimeElementCompositeDefinition<?> definition, PlainTypes types) {
    readBefore = definition instanceof RuntimeResourceDefinition ? OF_RESOURCES : Set.of();
    long bit = 1;
    for (BaseRuntimeChildDefinition child : definition.getChildren()) {
      Set<String> names = child.getValidChildNames();
      long others = names.size() > 1 ? bit : 0;
      if (others != 0) {
        bit <<= 1;
      }
      for (String name : names) {
        PlainValue value = isPlain(definition, child, name) ? value(child, name, types) : null;
        // When no bit is left, what comes after is left to HAPI.
        if (value != null && bit != 0) {
          elements.put(name, new PlainElement(value, child.getMutator(), repeats(child), others));
        }
      }
    }
  }

  private boolean isPlain(
      BaseRuntimeElementCompositeDefinition<?> definition,
      BaseRuntimeChildDefinition child,
      String name) {
    return !NOT_PLAIN.contains(name)
        && !readBefore.contains(name)
        && definition.getChildByName(name) == child
        // HAPI may take the id of a resource from it.
        && !(isEntry(definition) && "request".equals(name));
  }

  private static boolean isEntry(BaseRuntimeElementDefinition<?> definition) {
    return definition.getImplementingClass() == Bundle.BundleEntryComponent.class;
  }

  private static boolean repeats(BaseRuntimeChildDefinition child) {
    return child.getMax() != 0 && child.getMax() != 1;
  }

  private static @Nullable PlainValue value(
      BaseRuntimeChildDefinition child, String name, PlainTypes types) {
    BaseRuntimeElementDefinition<?> type = child.getChildByName(name);
    if (type == null) {
      return null;
    }
    Object argument = child.getInstanceConstructorArguments();
    return switch (type.getChildType()) {
      case PRIMITIVE_DATATYPE, ID_DATATYPE -> PlainValue.primitive(type, argument);
      case COMPOSITE_DATATYPE, RESOURCE_BLOCK ->
          types.value((BaseRuntimeElementCompositeDefinition<?>) type, argument);
      case RESOURCE -> types::resource;
      case PRIMITIVE_XHTML_HL7ORG -> PlainValue.xhtml(type);
      default -> null;
    };
  }

  /** Reads the parts of an object into an instance of the type; false when it is not plain. */
  boolean read(IBase instance, JsonNode json, PlainReading reading) {
    if (!json.isObject() || json.isEmpty()) {
      return false;
    }
    long present = 0;
    for (Map.Entry<String, JsonNode> part : json.properties()) {
      PlainElement element = elements.get(part.getKey());
      if (element == null) {
        if (!readBefore.contains(part.getKey())) {
          return false;
        }
      } else if ((present & element.others()) != 0
          || !element.read(instance, part.getValue(), reading)) {
        return false;
      } else {
        present |= element.others();
      }
    }
    return true;
  }
}
