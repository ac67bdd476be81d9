package org.mcsguideline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

@AnalyzeClasses(
    packages = "org.mcsguideline",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

  private static final String ROOT = "org.mcsguideline.";
  private static final String JDK = "java..";
  private static final String ANNOTATIONS = "com.google.errorprone.annotations..";
  private static final String NULLNESS = "org.jspecify.annotations..";
  private static final String KNOWLEDGE = ROOT + "knowledge";

  private static ArchRule onlyImports(String importing, String... imported) {
    String[] allowed = new String[imported.length + 4];
    System.arraycopy(imported, 0, allowed, 0, imported.length);
    allowed[imported.length] = importing;
    allowed[imported.length + 1] = JDK;
    allowed[imported.length + 2] = ANNOTATIONS;
    allowed[imported.length + 3] = NULLNESS;
    return classes()
        .that()
        .resideInAPackage(importing)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }

  @ArchTest
  static final ArchRule REQUEST = onlyImports(ROOT + "request", "com.fasterxml.jackson..");

  @ArchTest static final ArchRule REGISTRY = onlyImports(ROOT + "registry");

  @ArchTest static final ArchRule PICTURE = onlyImports(ROOT + "picture", "javax.xml.stream..");

  @ArchTest
  static final ArchRule EVIDENCE =
      onlyImports(ROOT + "evidence", ROOT + "picture", "org.apache.commons.csv..");

  @ArchTest static final ArchRule KNOWLEDGE_RECORDS = onlyImports(KNOWLEDGE);

  @ArchTest
  static final ArchRule LOADING =
      onlyImports(
          KNOWLEDGE + ".loading", KNOWLEDGE, KNOWLEDGE + ".json", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule RECOMMENDATION =
      onlyImports(ROOT + "recommendation", ROOT + "evaluation", KNOWLEDGE);

  @ArchTest
  static final ArchRule CARD = onlyImports(ROOT + "card", ROOT + "recommendation", KNOWLEDGE);

  @ArchTest
  static final ArchRule ADVICE =
      onlyImports(
          ROOT + "advice",
          ROOT + "request",
          ROOT + "patientdata",
          ROOT + "evaluation",
          ROOT + "recommendation",
          ROOT + "card",
          ROOT + "upstream",
          KNOWLEDGE);

  @ArchTest
  static final ArchRule UPSTREAM =
      onlyImports(ROOT + "upstream", ROOT + "request", KNOWLEDGE, "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule PATIENT_DATA =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "patientdata")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mcsguideline..")
                  .and(not(resideInAnyPackage(ROOT + "patientdata", ROOT + "request"))));

  @ArchTest
  static final ArchRule SITE =
      onlyImports(
          ROOT + "site",
          ROOT + "patientdata",
          KNOWLEDGE,
          KNOWLEDGE + ".json",
          KNOWLEDGE + ".loading",
          "com.fasterxml.jackson..",
          "org.fhir.ucum..");

  @ArchTest
  static final ArchRule DIFF =
      onlyImports(
          ROOT + "diff",
          ROOT + "advice",
          ROOT + "card",
          ROOT + "request",
          KNOWLEDGE,
          KNOWLEDGE + ".json",
          KNOWLEDGE + ".loading",
          "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule COVERAGE =
      onlyImports(ROOT + "coverage", KNOWLEDGE, KNOWLEDGE + ".json", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule REPLAY =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "replay")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mcsguideline..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + "replay",
                              ROOT + "advice",
                              ROOT + "coverage",
                              ROOT + "evaluation",
                              ROOT + "monitoring",
                              ROOT + "patientdata",
                              ROOT + "picture",
                              ROOT + "request",
                              KNOWLEDGE,
                              KNOWLEDGE + ".json"))));

  @ArchTest
  static final ArchRule EXPORT =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "export")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mcsguideline..").and(not(resideInAPackage(ROOT + "export"))));

  @ArchTest
  static final ArchRule DECISION =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "decision")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mcsguideline..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + "decision",
                              ROOT + "advice",
                              ROOT + "evaluation",
                              ROOT + "upstream",
                              ROOT + "request"))));

  @ArchTest
  static final ArchRule MONITORING =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "monitoring")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mcsguideline..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + "monitoring",
                              ROOT + "evaluation",
                              ROOT + "patientdata",
                              ROOT + "request",
                              KNOWLEDGE))));

  @ArchTest
  static final ArchRule EXPLANATION =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "explanation")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mcsguideline..")
                  .and(
                      not(resideInAnyPackage(ROOT + "explanation", ROOT + "decision", KNOWLEDGE))));

  @ArchTest
  static final ArchRule WEB =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "web..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mcsguideline..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + "web..",
                              ROOT + "advice",
                              ROOT + "card",
                              ROOT + "decision",
                              ROOT + "evidence",
                              ROOT + "explanation",
                              ROOT + "launch",
                              ROOT + "monitoring",
                              ROOT + "picture",
                              ROOT + "request",
                              KNOWLEDGE))));

  @ArchTest
  static final ArchRule LAUNCH =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "launch")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mcsguideline..")
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + "launch",
                              ROOT + "request",
                              ROOT + "security",
                              ROOT + "upstream"))));

  @ArchTest
  static final ArchRule HOOKS =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "hooks")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "patientdata..",
              ROOT + "evaluation..",
              ROOT + "knowledge..",
              ROOT + "recommendation..",
              ROOT + "upstream..",
              ROOT + "server..",
              "org.hl7..",
              "ca.uhn..");

  @ArchTest
  static final ArchRule ENGINE =
      noClasses()
          .that()
          // The store sets the options of the library's own operations.
          .resideOutsideOfPackages(
              ROOT + "evaluation..", KNOWLEDGE + ".assembly", ROOT + "server.store.reasoning")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.opencds.cqf.cql..", "org.cqframework..", "org.hl7.elm..");

  @ArchTest
  static final ArchRule SERVER =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "server..");

  @ArchTest
  static final ArchRule TABLES =
      onlyImports(
          ROOT + "server.tables",
          "javax.sql..",
          "org.flywaydb.core..",
          "org.springframework.dao..");

  @ArchTest
  static final ArchRule ASSEMBLY =
      noClasses()
          .that()
          // Authors run it beside the service.
          .resideOutsideOfPackages(KNOWLEDGE + ".assembly..", ROOT + "server.authoring")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(KNOWLEDGE + ".assembly..");

  /** Advice is for a time that the call has; the clock itself is asked for by one bean. */
  @ArchTest
  static final ArchRule CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + "server.GuidelineConfiguration")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callConstructor(Date.class);

  /** The later FHIR release is for exchange; no call works with it. */
  @ArchTest
  static final ArchRule LATER_RELEASE =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.hl7.fhir.r5..");

  @ArchTest
  static final ArchRule EXCHANGE =
      onlyImports(
          KNOWLEDGE + ".assembly.exchange",
          KNOWLEDGE + ".assembly.source",
          KNOWLEDGE + ".json",
          "com.fasterxml.jackson..",
          "org.apache.commons.csv..");

  @ArchTest
  static final ArchRule SECURITY =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "security")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mcsguideline..").and(not(resideInAPackage(ROOT + "security"))));
}
