package org.mcsguideline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.guide.practice.ChangesPart;
import org.mcsguideline.guide.practice.IntegratorsPart;
import org.mcsguideline.guide.practice.MeasuresPart;
import org.mcsguideline.guide.practice.MonitoringPart;
import org.mcsguideline.guide.practice.RegistryPart;
import org.mcsguideline.guide.practice.SitesPart;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.knowledge.json.FhirJson;
import org.w3c.dom.Element;

/** The pages for practice say what the guideline does. */
class PracticePagesTest {

  private static final GuideSources SOURCES = GuideSources.of(Path.of(""));

  @TempDir private static Path folder;

  private static MadePages made;

  @BeforeAll
  static void writesThePages() {
    made =
        MadePages.of(
            folder,
            SOURCES,
            new MonitoringPart(),
            new RegistryPart(),
            new MeasuresPart(),
            new IntegratorsPart(),
            new SitesPart(),
            new ChangesPart());
  }

  private static List<String> cells(String id) {
    return MadePages.all(made.on("monitoring", id), "td").stream().map(MadePages::text).toList();
  }

  /** In the order of devices: balloon pump, micro-axial pump, ECMO, TandemHeart, after removal. */
  @Test
  void eachDeviceHasItsSchedule() {
    assertThat(cells("check-limb-check"))
        .hasSize(5)
        .startsWith(
            "every 15 min to 1 h, then every 30 min to 2 h, then every 1 hgrace 15 min, then 30 min")
        .last()
        .asString()
        .startsWith("every 15 min to 1 h, then every 30 min to 2 h, then every 1 h to 24 h");
    assertThat(cells("check-access-site-check"))
        .extracting(cell -> cell.replaceAll("grace.*", ""))
        .startsWith("every 8 h", "every 8 h", "every 1 h", "every 8 h");
    assertThat(cells("check-haemolysis-sample")).first().isEqualTo("not scheduled");
    assertThat(cells("check-creatinine-check")).last().isEqualTo("not scheduled");
  }

  /** By hand, up to 48 h: 4 in the first hour, 2 in the second, then one an hour: 4 + 2 + 46. */
  @Test
  void aPictureHasEveryDueTimeOfItsSchedule() {
    Element picture = made.picture("timeline-planned-for-iabp");
    List<Element> lanes = MadePages.all(picture, "g");
    assertThat(lanes).hasSize(8);
    assertThat(moments(lanes, "limb-check")).hasSize(52);
    assertThat(moments(lanes, "creatinine-check")).hasSize(2);
    Element removed = made.picture("timeline-removed-iabp-limb-and-access-site-are-watched");
    assertThat(MadePages.all(removed, "g"))
        .extracting(lane -> lane.getAttribute("data-row"))
        .containsExactly("limb-check", "access-site-check");
    assertThat(moments(MadePages.all(removed, "g"), "limb-check")).hasSize(28);
  }

  private static List<Element> moments(List<Element> lanes, String item) {
    return lanes.stream()
        .filter(lane -> lane.getAttribute("data-row").equals(item))
        .flatMap(lane -> MadePages.all(lane, "line").stream())
        .filter(line -> line.getAttribute("class").equals("moment"))
        .toList();
  }

  @Test
  void whatIsWatchedHasItsLimitsWithTheirLabels() {
    List<Element> items =
        MadePages.all(made.page("monitoring"), "div").stream()
            .filter(card -> card.getAttribute("id").startsWith("item-"))
            .toList();
    assertThat(items).hasSize(10);
    assertThat(MadePages.text(items.get(0)))
        .contains("Limb ischaemia", "Limb Saturation Limit: 50 %", "P33");
    assertThat(items).allSatisfy(item -> assertThat(MadePages.all(item, "p")).isNotEmpty());
    // What most of them share says nothing of any of them.
    assertThat(items).noneMatch(item -> MadePages.text(item).contains("Clock Tolerance"));
  }

  @Test
  void theTaskIsOneThatTheServiceMakes() {
    assertThat(MadePages.text(made.page("monitoring")))
        .contains("\"resourceType\": \"Task\"", "\"code\": \"overdue\"");
  }

  @Test
  void everyItemOfAFormIsListed() {
    for (JsonNode form : SOURCES.resources("Questionnaire")) {
      List<String> asked =
          form.findParents("linkId").stream()
              .filter(item -> !"group".equals(item.path("type").asText()))
              .map(item -> form.path("id").asText() + "-" + item.path("linkId").asText())
              .toList();
      assertThat(asked).hasSizeGreaterThan(5);
      assertThat(made.ids("registry")).containsAll(asked).doesNotHaveDuplicates();
    }
    JsonNode conditional =
        SOURCES.resource("Questionnaire", "mcs-registry").findParents("enableWhen").get(0);
    Element row = made.on("registry", "mcs-registry-" + conditional.path("linkId").asText());
    assertThat(MadePages.text(MadePages.all(row, "td").get(4))).isNotEmpty();
    assertThat(MadePages.text(made.on("registry", "mcs-registry-arrest.onset")))
        .contains("S, D05")
        .doesNotContain("[S, D05]");
  }

  @Test
  void aMeasureShowsEveryPopulationAndWhatIsNotKnown() {
    List<JsonNode> measures = SOURCES.resources("Measure");
    assertThat(measures).hasSize(13);
    String page = MadePages.text(made.page("measures"));
    for (JsonNode measure : measures) {
      assertThat(made.ids("measures")).contains(measure.path("id").asText());
      FhirJson.each(measure, "group")
          .flatMap(group -> FhirJson.each(group, "population"))
          .forEach(
              population ->
                  assertThat(page)
                      .contains(population.path("criteria").path("expression").asText()));
    }
    assertThat(page).contains("Population not known", "95 percent interval");
  }

  @Test
  void everyServiceAndEveryTemplateOfPrefetchIsThere() {
    String page = MadePages.text(made.page("integrators"));
    Stream<GuidelineService> services = SOURCES.knowledge().services().values().stream();
    assertThat(services.flatMap(service -> service.prefetch().stream()))
        .isNotEmpty()
        .extracting(PrefetchTemplate::query)
        .allSatisfy(query -> assertThat(page).contains(query));
    assertThat(made.ids("integrators")).containsAll(SOURCES.knowledge().services().keySet());
    assertThat(page).contains("override-disagree", "/CodeSystem/mcs-local");
  }

  @Test
  void everyChoiceOfASiteIsThereAndEverySignOffIsOpen() {
    String page = MadePages.text(made.page("sites"));
    assertThat(SOURCES.knowledge().parameters()).isNotEmpty();
    assertThat(SOURCES.knowledge().parameters())
        .filteredOn(parameter -> parameter.standard() != null)
        .extracting(DeclaredParameter::name, DeclaredParameter::standard)
        .allSatisfy(
            choice ->
                assertThat(page).contains(choice.toList().get(0) + " " + choice.toList().get(1)));
    Element signOffs = MadePages.all(made.page("sites"), "table").get(0);
    List<Element> rows = MadePages.all(signOffs, "tr");
    assertThat(rows).hasSize(9);
    assertThat(rows.stream().skip(1).map(row -> MadePages.text(MadePages.all(row, "td").get(3))))
        .containsOnly("open");
  }

  @Test
  void clinicalChangesComeFirst() {
    Element page = made.page("changes");
    assertThat(MadePages.all(page, "h1")).isEmpty();
    assertThat(MadePages.text(MadePages.all(page, "h3").get(0))).isEqualTo("Clinical");
  }

  @Test
  void linksReachTheirPlaces() {
    assertThat(made.brokenPlaces()).isEmpty();
  }
}
