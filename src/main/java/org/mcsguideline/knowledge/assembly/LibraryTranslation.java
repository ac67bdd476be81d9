package org.mcsguideline.knowledge.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlTranslatorOptions;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.cql2elm.model.Model;
import org.cqframework.cql.cql2elm.tracking.TrackBack;
import org.cqframework.cql.cql2elm.utils.SourceKt;
import org.hl7.cql.model.ModelIdentifier;
import org.hl7.elm.r1.VersionedIdentifier;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;
import org.mcsguideline.knowledge.assembly.source.Place;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** Translates every library of a folder once, each after those it includes. */
final class LibraryTranslation {

  static final String HELPERS = "FHIRHelpers";
  private static final String HELPERS_TEXT = "/org/hl7/fhir/FHIRHelpers-4.0.1.cql";

  /** The model of FHIR is large and never changes. */
  private static final Map<ModelIdentifier, Model> MODELS = new ConcurrentHashMap<>();

  private final Problems problems;
  private final Map<String, CqlSource> sources = new LinkedHashMap<>();
  private final Map<String, AuthoredLibrary> done = new LinkedHashMap<>();
  private final LibraryManager manager;

  private LibraryTranslation(CqlTranslatorOptions options, Problems problems) {
    this.problems = problems;
    this.manager = new LibraryManager(new ModelManager(MODELS), options.getCqlCompilerOptions());
    manager
        .getLibrarySourceLoader()
        .registerProvider(
            wanted -> {
              CqlSource source = sources.get(wanted.getId());
              return source == null ? null : SourceKt.asSource(source.text());
            });
  }

  static List<AuthoredLibrary> translate(Path folder, Problems problems) throws IOException {
    CqlTranslatorOptions options =
        CqlTranslatorOptions.fromSource(
            SourceKt.asSource(Files.readString(folder.resolve("cql-options.json"))));
    LibraryTranslation translation = new LibraryTranslation(options, problems);
    translation.sources.put(HELPERS, new CqlSource(HELPERS, HELPERS, helpers()));
    for (Path file : SourceReading.files(folder, ".cql")) {
      String name = file.getFileName().toString().replaceFirst("\\.cql$", "");
      translation.sources.put(
          name, new CqlSource(name, SourceReading.name(folder, file), Files.readString(file)));
    }
    new ArrayList<>(translation.sources.keySet()).forEach(translation::translate);
    return List.copyOf(translation.done.values());
  }

  private static String helpers() throws IOException {
    try (InputStream text = LibraryTranslation.class.getResourceAsStream(HELPERS_TEXT)) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void translate(String name) {
    CqlSource source = sources.get(name);
    if (source == null || done.containsKey(name)) {
      return;
    }
    // Entered first, so that libraries which include each other come to an end.
    done.put(name, source.authored(Optional.empty()));
    source.includes().forEach(this::translate);
    done.remove(name);
    Optional<String> version = source.version();
    if (version.isEmpty()) {
      problems.add(
          new Place(source.file(), 1, 0), "must begin with: library " + name + " version '…'");
    }
    done.put(name, source.authored(version.flatMap(v -> compiled(source, v))));
  }

  private Optional<AuthoredLibrary.Translation> compiled(CqlSource source, String version) {
    List<CqlCompilerException> reports = new ArrayList<>();
    try {
      CompiledLibrary compiled =
          manager.resolveLibrary(
              new VersionedIdentifier().withId(source.name()).withVersion(version), reports);
      reports.forEach(report -> note(source, report));
      return CqlCompilerException.hasErrors(reports)
          ? Optional.empty()
          : Optional.of(TranslationReading.read(compiled, source.file()));
    } catch (CqlCompilerException failed) {
      note(source, failed);
      return Optional.empty();
    }
  }

  private void note(CqlSource source, CqlCompilerException report) {
    if (report.getSeverity() == CqlCompilerException.ErrorSeverity.Info
        || HELPERS.equals(source.name())) {
      return;
    }
    TrackBack at = report.getLocator();
    Place place =
        at == null
            ? new Place(source.file(), 1, 0)
            : new Place(fileOf(at, source), at.getStartLine(), at.getStartChar());
    problems.add(place, Objects.requireNonNullElse(report.getMessage(), "does not translate"));
  }

  private String fileOf(TrackBack at, CqlSource reporting) {
    VersionedIdentifier library = at.getLibrary();
    CqlSource source = library == null ? null : sources.get(library.getId());
    return source == null ? reporting.file() : source.file();
  }
}
