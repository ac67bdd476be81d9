package org.mcsguideline.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/**
 * Tells of resources in a line each, whatever their type. One line for each resource, however many
 * defines have read it: what is told of a decision may wait in memory for long.
 */
final class ReadResources {

  private static final int MOST = 12;
  private static final List<String> TIMES =
      List.of(
          "effective[x]",
          "performed[x]",
          "onset[x]",
          "occurrence[x]",
          "timing[x]",
          "authoredOn",
          "recordedDate",
          "recordedOn",
          "issued",
          "period",
          "birthDate");
  private static final List<String> NAMES = List.of("code", "type", "medication[x]", "category");

  private final IdentityHashMap<Resource, ReadResource> lines = new IdentityHashMap<>();

  /** The resources in a value or a collection of values, each once. */
  static Collection<Resource> in(@Nullable Object value) {
    Map<String, Resource> found = new LinkedHashMap<>();
    resources(value).forEach(resource -> found.putIfAbsent(reference(resource), resource));
    return found.values();
  }

  /** The newest come first, and only so many. */
  List<ReadResource> lines(Collection<Resource> resources) {
    return resources.stream()
        .map(resource -> lines.computeIfAbsent(resource, ReadResources::line))
        .sorted(
            Comparator.comparing(
                    ReadResource::time, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                .reversed())
        .limit(MOST)
        .toList();
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static Stream<Resource> resources(@Nullable Object value) {
    if (value instanceof Resource resource) {
      return Stream.of(resource);
    }
    if (value instanceof Tuple tuple) {
      return tuple.getElements().values().stream().flatMap(ReadResources::resources);
    }
    if (value instanceof Iterable<?> values) {
      Stream.Builder<Resource> all = Stream.builder();
      values.forEach(one -> resources(one).forEach(all::add));
      return all.build();
    }
    return Stream.empty();
  }

  private static ReadResource line(Resource resource) {
    Optional<Base> value = first(resource, "value[x]");
    String parts =
        all(resource, "component")
            .map(
                part ->
                    (first(part, "code").map(ReadResources::words).orElse("")
                            + " "
                            + first(part, "value[x]").map(ReadResources::withUnit).orElse(""))
                        .strip())
            .collect(Collectors.joining("; "));
    return new ReadResource(
        reference(resource),
        NAMES.stream()
            .flatMap(name -> first(resource, name).stream())
            .map(ReadResources::words)
            .findFirst()
            .orElse(""),
        value.map(ReadResources::words).orElse(parts),
        value.map(ReadResources::unit).orElse(""),
        TIMES.stream()
            .flatMap(name -> first(resource, name).stream())
            .flatMap(time -> time(time).stream())
            .findFirst()
            .orElse(null));
  }

  private static Stream<Base> all(Base parent, String name) {
    Property property = parent.getChildByName(name);
    return property == null ? Stream.empty() : property.getValues().stream();
  }

  private static Optional<Base> first(Base parent, String name) {
    return all(parent, name).findFirst();
  }

  private static Optional<String> time(Base time) {
    return time instanceof Period period
        ? Optional.ofNullable(period.getStartElement().getValueAsString())
        : Optional.ofNullable(time.primitiveValue());
  }

  private static String withUnit(Base value) {
    return (words(value) + " " + unit(value)).strip();
  }

  private static String unit(Base value) {
    if (value instanceof Quantity quantity) {
      return quantity.hasUnit() ? quantity.getUnit() : quantity.hasCode() ? quantity.getCode() : "";
    }
    return "";
  }

  private static String words(Base value) {
    if (value instanceof Quantity quantity) {
      return quantity.hasValue() ? quantity.getValue().toPlainString() : "";
    }
    if (value instanceof CodeableConcept concept) {
      return concept.hasText() ? concept.getText() : words(concept.getCodingFirstRep());
    }
    if (value instanceof Coding coding) {
      return coding.hasDisplay() ? coding.getDisplay() : coding.hasCode() ? coding.getCode() : "";
    }
    String text = value.primitiveValue();
    return text == null ? "" : text;
  }
}
