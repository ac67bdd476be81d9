package org.mcsguideline.knowledge.assembly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.cql2elm.tracking.Trackable;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryWriter;
import org.hl7.elm.r1.CodeDef;
import org.hl7.elm.r1.CodeSystemDef;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary.CodeUse;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary.Terminology;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary.Translation;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary.ValueSetUse;
import org.mcsguideline.knowledge.assembly.source.Place;

/** Reads from a translated library what the checks and the bundle need. */
final class TranslationReading {

  private TranslationReading() {}

  static Translation read(CompiledLibrary compiled, String file) {
    Library library = Objects.requireNonNull(compiled.getLibrary());
    Map<String, String> defines = new HashMap<>();
    Library.Statements statements = library.getStatements();
    if (statements != null) {
      statements.getDef().stream()
          .filter(define -> !(define instanceof FunctionDef))
          .forEach(define -> defines.put(Objects.requireNonNull(define.getName()), type(define)));
    }
    Map<String, String> parameters = new HashMap<>();
    Library.Parameters declared = library.getParameters();
    if (declared != null) {
      declared
          .getDef()
          .forEach(
              parameter ->
                  parameters.put(Objects.requireNonNull(parameter.getName()), type(parameter)));
    }
    return new Translation(
        Objects.requireNonNull(Objects.requireNonNull(library.getIdentifier()).getVersion()),
        new ElmJsonLibraryWriter().writeAsString(library),
        defines,
        parameters,
        new Terminology(valueSets(library, file), codes(library, file)));
  }

  private static String type(Element element) {
    return String.valueOf(Trackable.INSTANCE.getResultType(element));
  }

  private static List<ValueSetUse> valueSets(Library library, String file) {
    Library.ValueSets valueSets = library.getValueSets();
    return valueSets == null
        ? List.of()
        : valueSets.getDef().stream()
            .map(
                valueSet ->
                    new ValueSetUse(
                        Objects.requireNonNull(valueSet.getId()),
                        place(file, valueSet.getLocator())))
            .toList();
  }

  private static List<CodeUse> codes(Library library, String file) {
    Library.Codes codes = library.getCodes();
    return codes == null
        ? List.of()
        : codes.getDef().stream()
            .map(
                code ->
                    new CodeUse(
                        system(library, code),
                        Objects.requireNonNull(code.getId()),
                        Objects.requireNonNullElse(code.getDisplay(), ""),
                        place(file, code.getLocator())))
            .toList();
  }

  /** A code system of another library is not looked up; the code is then reported as unknown. */
  private static String system(Library library, CodeDef code) {
    Library.CodeSystems systems = library.getCodeSystems();
    String name = code.getCodeSystem() == null ? null : code.getCodeSystem().getName();
    return systems == null
        ? ""
        : systems.getDef().stream()
            .filter(system -> Objects.equals(name, system.getName()))
            .map(CodeSystemDef::getId)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
  }

  /** Locators look like {@code 12:3-12:40}. */
  private static Place place(String file, @Nullable String locator) {
    if (locator == null) {
      return new Place(file, 1, 0);
    }
    String[] start = locator.split("-", -1)[0].split(":", -1);
    return new Place(file, Integer.parseInt(start[0]), Integer.parseInt(start[1]));
  }
}
