package org.mcsguideline.patientdata;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reads the codes at a path of a resource, through references where the path leads over one. */
final class ElementCodes {

  private final Function<String, Optional<Resource>> referenced;

  ElementCodes(Function<String, Optional<Resource>> referenced) {
    this.referenced = referenced;
  }

  List<CodeKey> at(Resource resource, String path) {
    Stream<Base> elements = Stream.of(resource);
    for (String step : path.split("\\.", -1)) {
      elements = elements.flatMap(this::resolved).flatMap(element -> children(element, step));
    }
    return elements.flatMap(this::codes).distinct().toList();
  }

  /** FHIR's model information calls the type of a device its code. */
  private static Stream<Base> children(Base element, String step) {
    String name = element instanceof Device && "code".equals(step) ? "type" : step;
    return Arrays.stream(element.listChildrenByName(name, false));
  }

  private Stream<Base> resolved(Base element) {
    return element instanceof Reference reference ? target(reference).stream() : Stream.of(element);
  }

  private Optional<Base> target(Reference reference) {
    if (reference.getResource() instanceof Resource contained) {
      return Optional.of(contained);
    }
    return Optional.ofNullable(
            reference.getReferenceElement().toUnqualifiedVersionless().getValue())
        .flatMap(referenced)
        .map(Base.class::cast);
  }

  private Stream<CodeKey> codes(Base element) {
    if (element instanceof CodeableConcept concept) {
      return concept.getCoding().stream().map(ElementCodes::key);
    } else if (element instanceof Coding coding) {
      return Stream.of(key(coding));
    } else if (element instanceof Enumeration<?> enumeration) {
      return Stream.of(new CodeKey(enumeration.getSystem(), enumeration.getValueAsString()));
    } else if (element instanceof PrimitiveType<?> primitive) {
      return Stream.of(new CodeKey(null, primitive.getValueAsString()));
    } else if (element instanceof Reference reference) {
      return target(reference).stream().flatMap(this::codes);
    } else if (element instanceof Medication medication) {
      return codes(medication.getCode());
    } else if (element instanceof Device device) {
      return codes(device.getType());
    }
    return Stream.empty();
  }

  private static CodeKey key(Coding coding) {
    return new CodeKey(coding.getSystem(), coding.getCode());
  }
}
