package org.mcsguideline.evaluation;

import ca.uhn.fhir.context.FhirContext;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryReader;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.patientdata.PatientRecord;
import org.opencds.cqf.cql.engine.execution.CqlEngine;

/**
 * A guideline whose libraries can be exchanged while it is loaded, and that tells which of its
 * lines were reached. For one thread.
 */
public final class GuidelineUnderTest {

  private final KnowledgeBase shipped;
  private final CompiledGuideline compiled;
  private final GuidelineEvaluation evaluation;
  private final Map<String, Library> originals = new HashMap<>();

  /** The guideline with the choices of sites; made anew when a library is another. */
  private final IdentityHashMap<KnowledgeBase, GuidelineEvaluation> sites = new IdentityHashMap<>();

  /** The same for cases, which ask many times and are told nothing of the start. */
  private final IdentityHashMap<KnowledgeBase, GuidelineEvaluation> asked = new IdentityHashMap<>();

  private @Nullable Consumer<Set<String>> onlooker;

  public GuidelineUnderTest(KnowledgeBase knowledge) {
    shipped = knowledge;
    compiled = new CompiledGuideline(knowledge);
    evaluation = new GuidelineEvaluation(compiled, knowledge, FhirContext.forR4Cached());
    for (String name : knowledge.libraries().keySet()) {
      originals.put(name, Objects.requireNonNull(library(name).getLibrary()));
    }
  }

  private CompiledLibrary library(String name) {
    return compiled.libraries().resolveLibrary(compiled.identifier(name));
  }

  /** Puts another translation in the place of a library. */
  public void exchange(String name, String elm) {
    Library other = new ElmJsonLibraryReader().read(elm);
    Library.Statements statements = other.getStatements();
    if (statements != null) {
      statements.getDef().sort(Comparator.comparing(ExpressionDef::getName));
    }
    library(name).setLibrary(other);
    sites.clear();
  }

  /** Puts the library back that the build made. */
  public void restore(String name) {
    library(name).setLibrary(Objects.requireNonNull(originals.get(name)));
    sites.clear();
  }

  /**
   * The same libraries with the choices of a site.
   *
   * @throws org.mcsguideline.knowledge.KnowledgeIncomplete when they cannot work with the choices
   */
  public GuidelineEvaluation at(KnowledgeBase chosen) {
    GuidelineEvaluation known = sites.get(chosen);
    if (known == null) {
      known = new WatchedEvaluation(compiled, chosen, this::tell);
      GuidelineEvaluation unused = sites.put(chosen, known);
    }
    return known;
  }

  /** Who wants to know what every evaluation at a site works out, as {@code Library:Define}. */
  public void watch(Consumer<Set<String>> who) {
    onlooker = who;
  }

  private void tell(CqlEngine engine) {
    if (onlooker != null) {
      onlooker.accept(worked(engine).keySet());
    }
  }

  public Findings evaluate(Defines defines, PatientRecord record, OffsetDateTime decisionTime) {
    return evaluation.evaluate(defines, record, decisionTime);
  }

  /**
   * The guideline with the choices of a site, or as it is when there are none. Made once: what the
   * libraries say of the choices when a service starts is not asked again when one is exchanged.
   */
  public GuidelineEvaluation with(KnowledgeBase chosen) {
    return chosen.equals(shipped)
        ? evaluation
        : asked.computeIfAbsent(
            chosen, c -> new GuidelineEvaluation(compiled, c, FhirContext.forR4Cached()));
  }

  /** Looks at evaluations while they run. */
  public Reach reach() {
    return new Reach(site -> site.engine(CqlEngine.Options.EnableExpressionCaching));
  }

  /** The same, and counts lines; slower. */
  public Reach lines() {
    return new Reach(
        site ->
            site.engine(
                CqlEngine.Options.EnableExpressionCaching,
                CqlEngine.Options.EnableCoverageCollection));
  }

  private static Map<String, @Nullable Object> worked(CqlEngine engine) {
    Map<String, @Nullable Object> worked = new HashMap<>();
    engine
        .getCache()
        .getExpressions()
        .forEach(
            (library, values) ->
                values.forEach(
                    (define, value) ->
                        worked.put(library.getId() + ":" + define, value.getValue())));
    return worked;
  }

  /** What evaluations have reached. */
  public final class Reach {

    /** One for each site: an engine keeps the values of parameters that it has read. */
    private final IdentityHashMap<GuidelineEvaluation, CqlEngine> engines = new IdentityHashMap<>();

    private final Function<GuidelineEvaluation, CqlEngine> make;
    private CqlEngine last;

    private Reach(Function<GuidelineEvaluation, CqlEngine> make) {
      this.make = make;
      this.last = engines.computeIfAbsent(evaluation, make);
    }

    /** What the site has chosen counts. */
    public Findings evaluate(
        KnowledgeBase chosen, Defines defines, PatientRecord record, OffsetDateTime decisionTime) {
      GuidelineEvaluation site = with(chosen);
      last = engines.computeIfAbsent(site, make);
      return site.evaluate(defines, record, decisionTime, last);
    }

    /**
     * Every define that the last evaluation worked out, as {@code Library:Define}, with its value.
     */
    public Map<String, @Nullable Object> worked() {
      return GuidelineUnderTest.worked(last);
    }

    /** The lines that were reached, in the LCOV format; a library comes once for each site. */
    public String lcov(Collection<String> libraries) {
      List<VersionedIdentifier> identifiers = libraries.stream().map(compiled::identifier).toList();
      return engines.values().stream()
          .map(engine -> engine.getState().getGlobalCoverage().exportLcovInfo(identifiers))
          .collect(Collectors.joining("\n"));
    }
  }
}
