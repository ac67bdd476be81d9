package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.GuidelineConcept;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.knowledge.json.FhirJson;

/** Gathers what the libraries look for: each of their value sets, and each of their codes. */
final class ConceptReader {

  private ConceptReader() {}

  static List<GuidelineConcept> read(Collection<ShippedLibrary> libraries, KnowledgeBundle bundle) {
    Stream<GuidelineConcept> valueSets =
        libraries.stream()
            .flatMap(library -> library.terminology().valueSets().stream())
            .distinct()
            .sorted()
            .map(canonical -> concept(bundle.resolve("ValueSet", canonical)));
    Stream<GuidelineConcept> codes =
        libraries.stream()
            .flatMap(library -> library.terminology().codes().stream())
            .distinct()
            .sorted(Comparator.comparing(code -> code.display() + code.code()))
            .map(code -> new GuidelineConcept(code.display(), List.of(code)));
    return Stream.concat(valueSets, codes).toList();
  }

  private static GuidelineConcept concept(JsonNode valueSet) {
    return new GuidelineConcept(
        FhirJson.requiredText(valueSet, "title"), ValueSetReader.codes(valueSet));
  }
}
