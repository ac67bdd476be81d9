package org.mcsguideline.patientdata;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.parser.BaseParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The types that were met so far, each compiled when it was met first. Safe for many threads. */
final class PlainTypes {

  private static final String ID = "id";
  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  private final FhirContext fhir;
  private final Map<Class<?>, PlainType> types = new ConcurrentHashMap<>();

  PlainTypes(FhirContext fhir) {
    this.fhir = fhir;
  }

  private PlainType type(BaseRuntimeElementCompositeDefinition<?> definition) {
    PlainType known = types.get(definition.getImplementingClass());
    return known != null
        ? known
        : types.computeIfAbsent(
            definition.getImplementingClass(), unused -> new PlainType(definition, this));
  }

  /** A value that has parts. */
  PlainValue value(BaseRuntimeElementCompositeDefinition<?> definition, @Nullable Object argument) {
    return (json, reading) -> {
      IBase value = definition.newInstance(argument);
      if (!type(definition).read(value, json, reading)) {
        return null;
      }
      return value instanceof Reference reference && !isPlain(reference, reading) ? null : value;
    };
  }

  /** One to a part of the same resource is not. */
  private static boolean isPlain(Reference reference, PlainReading reading) {
    reading.references().add(reference);
    String address = reference.getReference();
    return address == null || !address.startsWith("#");
  }

  /** A resource that stands in another one or alone; a bundle only alone. */
  @Nullable Resource resource(JsonNode json, PlainReading reading) {
    String name = json.path("resourceType").textValue();
    if (name == null
        || !fhir.getResourceTypes().contains(name)
        || ("Bundle".equals(name) && !reading.resources().isEmpty())) {
      return null;
    }
    RuntimeResourceDefinition definition = fhir.getResourceDefinition(name);
    Resource resource = (Resource) definition.newInstance();
    reading.resources().add(resource);
    if (!type(definition).read(resource, json, reading) || !identify(resource, json)) {
      return null;
    }
    resource.setUserData(BaseParser.RESOURCE_CREATED_BY_PARSER, Boolean.TRUE);
    return resource;
  }

  /** Gives it the id with type and version that HAPI's parser gives; false when it is not plain. */
  private static boolean identify(Resource resource, JsonNode json) {
    // As HAPI's parser does, which has every resource have them, even if empty.
    IdType id = resource.getIdElement();
    String version = resource.getMeta().getVersionId();
    JsonNode written = json.get(ID);
    if (written == null) {
      return version == null || isId(version);
    }
    String part = written.textValue();
    if (part == null || !isId(part) || (version != null && !isId(version))) {
      return false;
    }
    String local = resource.fhirType() + "/" + part;
    id.setValue(version == null ? local : local + "/_history/" + version);
    return true;
  }

  private static boolean isId(String text) {
    return PLAIN_ID.matcher(text).matches();
  }
}
