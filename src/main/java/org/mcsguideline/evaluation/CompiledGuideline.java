package org.mcsguideline.evaluation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryReader;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.IncludeDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.ValueSetDef;
import org.hl7.elm.r1.VersionedIdentifier;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.knowledge.json.FhirJson;

/** The shipped libraries in the engine's form, complete: nothing is translated or loaded later. */
final class CompiledGuideline {

  private final LibraryManager libraries;
  private final Map<String, VersionedIdentifier> identifiers = new HashMap<>();

  CompiledGuideline(KnowledgeBase knowledge) {
    Map<VersionedIdentifier, CompiledLibrary> compiled = new HashMap<>();
    for (ShippedLibrary shipped : knowledge.libraries().values()) {
      CompiledLibrary library = compile(shipped);
      VersionedIdentifier identifier = Objects.requireNonNull(library.getIdentifier());
      compiled.put(identifier, library);
      identifiers.put(shipped.name(), identifier);
    }
    compiled.values().forEach(library -> checkWhole(elm(library), knowledge, compiled.keySet()));
    libraries =
        new LibraryManager(new ModelManager(), CqlCompilerOptions.defaultOptions(), compiled);
  }

  LibraryManager libraries() {
    return libraries;
  }

  /** Every library, with its statements in the order of their names. */
  List<Library> all() {
    return identifiers.values().stream()
        .map(identifier -> elm(libraries.resolveLibrary(identifier)))
        .toList();
  }

  /** Every define of every library; functions are none. */
  Defines defines() {
    Map<String, Set<String>> defines = new HashMap<>();
    identifiers.forEach(
        (library, identifier) ->
            defines.put(
                library,
                statements(elm(libraries.resolveLibrary(identifier))).stream()
                    .filter(statement -> !(statement instanceof FunctionDef))
                    .map(ExpressionDef::getName)
                    .collect(Collectors.toSet())));
    defines.values().removeIf(Set::isEmpty);
    return new Defines(defines);
  }

  VersionedIdentifier identifier(String library) {
    VersionedIdentifier identifier = identifiers.get(library);
    if (identifier == null) {
      throw new KnowledgeIncomplete("The guideline has no library " + library + ".");
    }
    return identifier;
  }

  /** Refuses defines that their library does not have. */
  void checkPresent(Defines defines) {
    defines
        .byLibrary()
        .forEach(
            (library, names) -> {
              Library elm = elm(libraries.resolveLibrary(identifier(library)));
              List<String> present = statements(elm).stream().map(ExpressionDef::getName).toList();
              names.stream()
                  .filter(name -> !present.contains(name))
                  .forEach(
                      name -> {
                        throw new KnowledgeIncomplete(
                            "Library " + library + " has no define \"" + name + "\".");
                      });
            });
  }

  /** A define of this name in every library that has one. */
  Defines everywhere(String define) {
    Map<String, Set<String>> found = new HashMap<>();
    identifiers.forEach(
        (library, identifier) -> {
          if (statements(elm(libraries.resolveLibrary(identifier))).stream()
              .anyMatch(statement -> define.equals(statement.getName()))) {
            found.put(library, Set.of(define));
          }
        });
    return new Defines(found);
  }

  private static CompiledLibrary compile(ShippedLibrary shipped) {
    Library elm = new ElmJsonLibraryReader().read(shipped.elm());
    // The engine looks statements up by binary search. A library of codes alone has none.
    if (elm.getStatements() != null) {
      statements(elm).sort(Comparator.comparing(ExpressionDef::getName));
    }
    CompiledLibrary compiled = new CompiledLibrary();
    compiled.setLibrary(elm);
    compiled.setIdentifier(elm.getIdentifier());
    return compiled;
  }

  private static List<ExpressionDef> statements(Library elm) {
    Library.Statements statements = elm.getStatements();
    return statements == null ? List.of() : statements.getDef();
  }

  private static Library elm(CompiledLibrary library) {
    return Objects.requireNonNull(library.getLibrary());
  }

  private static void checkWhole(
      Library library, KnowledgeBase knowledge, Set<VersionedIdentifier> present) {
    Library.Includes includes = library.getIncludes();
    if (includes != null) {
      for (IncludeDef include : includes.getDef()) {
        VersionedIdentifier wanted =
            new VersionedIdentifier().withId(include.getPath()).withVersion(include.getVersion());
        if (!present.contains(wanted)) {
          throw new KnowledgeIncomplete(
              "The guideline has no library "
                  + (include.getPath() + "|" + include.getVersion() + "."));
        }
      }
    }
    Library.ValueSets valueSets = library.getValueSets();
    if (valueSets != null) {
      for (ValueSetDef valueSet : valueSets.getDef()) {
        String canonical = Objects.requireNonNull(valueSet.getId());
        if (!knowledge.valueSets().containsKey(FhirJson.withoutVersion(canonical))) {
          throw new KnowledgeIncomplete("The guideline has no value set " + canonical + ".");
        }
      }
    }
  }
}
