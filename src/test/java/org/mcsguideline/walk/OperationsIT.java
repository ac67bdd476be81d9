package org.mcsguideline.walk;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.repository.impl.memory.InMemoryFhirRepository;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.knowledge.SystemCode;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.RunningServer;

/** The operations of the FHIR API over HTTP, with the whole guideline. */
class OperationsIT {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final RunningServer server = RunningServer.get().withStore();

  static Stream<String> valueSets() {
    return Guideline.knowledge().valueSets().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void expandsEachValueSetToWhatTheLogicUses(String url) {
    Set<SystemCode> codes = codes(url);
    ValueSet expanded = get(ValueSet.class, "/fhir/ValueSet/$expand?url=" + encoded(url));
    assertThat(expanded.getExpansion().getContains())
        .extracting(contained -> new SystemCode(contained.getSystem(), contained.getCode()))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void knowsOfEachCodeWhetherItIsInTheValueSet(String url) {
    Set<SystemCode> codes = codes(url);
    assertThat(codes).allSatisfy(code -> assertThat(contains(url, code)).as("%s", code).isTrue());
    String system = codes.iterator().next().system();
    assertThat(contains(url, new SystemCode(system, "no-such-code"))).isFalse();
    // A code is one with its system.
    SystemCode elsewhere =
        new SystemCode("http://example.org/other", codes.iterator().next().code());
    assertThat(contains(url, elsewhere)).isFalse();
  }

  /** None of them is empty. */
  private static Set<SystemCode> codes(String url) {
    Set<SystemCode> codes = Guideline.knowledge().valueSets().getOrDefault(url, Set.of());
    assertThat(codes).isNotEmpty();
    return codes;
  }

  private boolean contains(String url, SystemCode code) {
    Parameters answer =
        get(
            Parameters.class,
            "/fhir/ValueSet/$validate-code?url=%s&system=%s&code=%s"
                .formatted(encoded(url), encoded(code.system()), encoded(code.code())));
    return ((BooleanType) answer.getParameter("result").getValue()).booleanValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PlanDefinition/mcs-rec-routine-use",
        "PlanDefinition/mcs-rec-selected-use",
        "PlanDefinition/mcs-rec-monitoring",
        "Library/McsRecRoutineUse"
      })
  void namesTheTypeOfEachDatumThatAPlanNeeds(String of) {
    Library needed = get(Library.class, "/fhir/" + of + "/$data-requirements");
    assertThat(needed.getDataRequirement())
        .extracting(DataRequirement::getType)
        .doesNotContainNull();
    assertThat(needed.getDataRequirement())
        .extracting(DataRequirement::getType)
        .contains("Observation", "Condition", "Procedure", "DeviceUseStatement");
  }

  @Test
  void namesTheValueSetsOfThePlansData() {
    Library needed =
        get(Library.class, "/fhir/PlanDefinition/mcs-rec-routine-use/$data-requirements");
    Set<String> asked =
        needed.getDataRequirement().stream()
            .flatMap(requirement -> requirement.getCodeFilter().stream())
            .filter(filter -> filter.hasValueSet())
            .map(filter -> filter.getValueSet().replaceFirst("\\|.*", ""))
            .collect(Collectors.toSet());
    assertThat(asked).isNotEmpty();
    assertThat(Guideline.knowledge().valueSets().keySet()).containsAll(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "mcs-rec-routine-use, demo-04",
    "mcs-rec-selected-use, demo-04",
    "mcs-rec-selected-use, demo-08",
    "mcs-rec-monitoring, demo-34"
  })
  void appliesAsInTheLaterReleaseWithTheSameOutcome(String plan, String patient) {
    String call = "/fhir/PlanDefinition/%s/%s?subject=Patient/%s";
    CarePlan applied = get(CarePlan.class, call.formatted(plan, "$apply", patient));
    Parameters later = get(Parameters.class, call.formatted(plan, "$r5.apply", patient));
    Bundle answer = (Bundle) later.getParameter().get(0).getResource();
    List<String> titles = titles(applied.getContained().stream());
    assertThat(titles).isNotEmpty();
    assertThat(titles(answer.getEntry().stream().map(BundleEntryComponent::getResource)))
        .isEqualTo(titles);
  }

  private static List<String> titles(Stream<Resource> resources) {
    return resources
        .filter(RequestGroup.class::isInstance)
        .flatMap(group -> ((RequestGroup) group).getAction().stream())
        .map(RequestGroupActionComponent::getTitle)
        .toList();
  }

  @Test
  void packagesTheWholeGuideline() {
    Bundle whole = get(Bundle.class, "/fhir/ImplementationGuide/mcs-after-rosc/$package");
    Bundle stored =
        get(Bundle.class, "/fhir/PlanDefinition?_count=500&_summary=true&_total=accurate");
    assertThat(references(whole)).doesNotHaveDuplicates().containsAll(references(stored));
    assertThat(references(whole).stream().filter(reference -> reference.startsWith("ValueSet/")))
        .hasSameSizeAs(Guideline.knowledge().valueSets().keySet());
    assertThat(references(whole))
        .containsAll(
            Guideline.knowledge().libraries().keySet().stream().map("Library/"::concat).toList());
    assertThat(unresolved(whole)).isEmpty();
  }

  static Stream<String> plans() {
    return Stream.of("routine-use", "selected-use", "monitoring").map("mcs-rec-"::concat);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void packagesAllThatAPlanNeeds(String plan) {
    Bundle needed = get(Bundle.class, "/fhir/PlanDefinition/" + plan + "/$package");
    InMemoryFhirRepository elsewhere = InMemoryFhirRepository.emptyRepository(FHIR);
    needed.getEntry().forEach(entry -> elsewhere.update(entry.getResource()));
    PlanDefinition installed =
        elsewhere.read(PlanDefinition.class, new IdType("PlanDefinition", plan));
    assertThat(installed.getLibrary()).isNotEmpty();
    assertThat(references(needed)).contains("Library/FHIRHelpers", "Library/McsPatientFacts");
    assertThat(unresolved(needed)).isEmpty();
    assertThat(valueSetsOfLibraries(needed)).isNotEmpty().isSubsetOf(addresses(needed));
  }

  /** References, and addresses of the guideline, that lead out of the package. */
  private static Set<String> unresolved(Bundle bundle) {
    Set<String> known = new HashSet<>(addresses(bundle));
    known.addAll(references(bundle));
    Set<String> named = new HashSet<>();
    for (BundleEntryComponent entry : bundle.getEntry()) {
      FHIR
          .newTerser()
          .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
          .stream()
          .map(Reference::getReference)
          .filter(reference -> reference != null && !reference.startsWith("#"))
          .forEach(named::add);
      FHIR
          .newTerser()
          .getAllPopulatedChildElementsOfType(
              entry.getResource(), org.hl7.fhir.r4.model.CanonicalType.class)
          .stream()
          .map(canonical -> canonical.getValue().replaceFirst("\\|.*", ""))
          .filter(canonical -> canonical.startsWith("http://fhir.org/guides/mcs-after-rosc/"))
          .forEach(named::add);
    }
    assertThat(named).isNotEmpty();
    named.removeAll(known);
    return named;
  }

  private static Set<String> valueSetsOfLibraries(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(Library.class::isInstance)
        .flatMap(library -> ((Library) library).getRelatedArtifact().stream())
        .map(related -> related.getResource().replaceFirst("\\|.*", ""))
        .filter(resource -> resource.contains("/ValueSet/"))
        .collect(Collectors.toSet());
  }

  private static Set<String> addresses(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(entry -> entry.getResource().getNamedProperty("url"))
        .filter(url -> url != null && url.hasValues())
        .map(url -> url.getValues().get(0).primitiveValue())
        .collect(Collectors.toSet());
  }

  private static List<String> references(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .map(resource -> resource.fhirType() + "/" + resource.getIdPart())
        .toList();
  }

  private <T extends Resource> T get(Class<T> type, String path) {
    RunningServer.Answer answer = server.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return FHIR.newJsonParser().parseResource(type, answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
