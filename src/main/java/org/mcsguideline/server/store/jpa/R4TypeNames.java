package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.model.api.annotation.DatatypeDef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.jspecify.annotations.Nullable;

/**
 * The names of the types of FHIR R4 and which of them specialises which: all that evaluating search
 * parameters asks of the definitions. HAPI would read them from XML files of some 30 MB, a fifth of
 * the store's start, and keep them in memory.
 */
final class R4TypeNames implements IValidationSupport {

  private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";
  private static final Set<String> ABSTRACT =
      Set.of("Element", "BackboneElement", "Resource", "DomainResource");

  /** Where HAPI's classes do not extend one another as the types do. */
  private static final Map<String, String> PARENTS =
      Map.of("BackboneElement", "Element", "DomainResource", "Resource", "id", "string");

  private final FhirContext fhirContext;

  R4TypeNames(FhirContext fhirContext) {
    this.fhirContext = fhirContext;
  }

  @Override
  public FhirContext getFhirContext() {
    return fhirContext;
  }

  @Override
  public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
    return List.of();
  }

  @Override
  public <T extends IBaseResource> @Nullable T fetchResource(
      @Nullable Class<T> kind, String location) {
    return kind == null || kind.equals(StructureDefinition.class)
        ? resource(fetchStructureDefinition(location))
        : null;
  }

  @Override
  public @Nullable IBaseResource fetchStructureDefinition(String location) {
    if (!location.startsWith(BASE)) {
      return null;
    }
    String name = location.substring(BASE.length());
    if (ABSTRACT.contains(name)) {
      return definition(name, PARENTS.get(name));
    }
    Class<?> type = implementation(name);
    if (type == null) {
      return null;
    }
    StructureDefinition definition = definition(name, PARENTS.getOrDefault(name, parent(type)));
    if (IPrimitiveType.class.isAssignableFrom(type)) {
      definition.setKind(StructureDefinitionKind.PRIMITIVETYPE);
    }
    return definition;
  }

  private @Nullable Class<?> implementation(String name) {
    if (fhirContext.getResourceTypes().contains(name)) {
      return fhirContext.getResourceDefinition(name).getImplementingClass();
    }
    BaseRuntimeElementDefinition<?> element = fhirContext.getElementDefinition(name);
    return element == null ? null : element.getImplementingClass();
  }

  /** The class's next forefather that is a type of FHIR. */
  private static String parent(Class<?> type) {
    for (Class<?> next = type.getSuperclass(); next != null; next = next.getSuperclass()) {
      DatatypeDef definition = next.getAnnotation(DatatypeDef.class);
      if (definition != null) {
        return definition.name();
      }
      if (ABSTRACT.contains(next.getSimpleName())) {
        return next.getSimpleName();
      }
    }
    return "Element";
  }

  private static StructureDefinition definition(String name, @Nullable String parent) {
    StructureDefinition definition = new StructureDefinition();
    definition.setUrl(BASE + name).setName(name).setType(name);
    definition.setKind(StructureDefinitionKind.COMPLEXTYPE);
    return parent == null ? definition : definition.setBaseDefinition(BASE + parent);
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // fetchResource has seen to it that T is StructureDefinition
  private static <T extends IBaseResource> @Nullable T resource(@Nullable IBaseResource found) {
    return (T) found;
  }
}
