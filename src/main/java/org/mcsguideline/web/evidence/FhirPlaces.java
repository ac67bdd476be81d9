package org.mcsguideline.web.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.EvidencePiece;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.LedgerRow;

/** Where rows of the evidence are at the FHIR API, and where they can be read elsewhere. */
record FhirPlaces(Grounds grounds) {

  private static final String API = "/fhir/";

  /** Type and id of the resource that carries a row; null when none does. */
  @Nullable String reference(String key) {
    EvidencePiece piece = grounds.evidence().get(key);
    LedgerRow line = grounds.ledger().get(key);
    return piece != null ? piece.reference() : line != null ? line.reference() : null;
  }

  /** Addresses that give all of these rows, one for each type. */
  List<String> searches(Collection<String> keys) {
    return keys.stream()
        .map(this::reference)
        .filter(Objects::nonNull)
        .map(reference -> reference.split("/", 2))
        .collect(
            Collectors.groupingBy(
                parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.joining(","))))
        .entrySet()
        .stream()
        .map(type -> API + type.getKey() + "?_id=" + type.getValue())
        .sorted()
        .toList();
  }

  /** Where these rows can be read elsewhere. */
  Map<String, List<String>> links(Collection<String> keys) {
    return keys.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(),
                key -> {
                  EvidencePiece piece = grounds.evidence().get(key);
                  return piece == null ? List.of() : piece.links();
                }));
  }
}
