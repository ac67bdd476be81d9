package org.mcsguideline.guide;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mcsguideline.guide.cases.AnsweredVignettes;
import org.mcsguideline.guide.evidence.ComputabilityPart;
import org.mcsguideline.guide.evidence.DiscrepancyPart;
import org.mcsguideline.guide.evidence.DownloadsPart;
import org.mcsguideline.guide.evidence.EvidencePart;
import org.mcsguideline.guide.pages.GlossaryPart;
import org.mcsguideline.guide.pages.HomePart;
import org.mcsguideline.guide.pages.RecommendationsPart;
import org.mcsguideline.guide.pages.SelectionProfilePart;
import org.mcsguideline.guide.pages.TerminologyPart;
import org.mcsguideline.guide.pages.VignettesPart;
import org.mcsguideline.guide.practice.ChangesPart;
import org.mcsguideline.guide.practice.IntegratorsPart;
import org.mcsguideline.guide.practice.MeasuresPart;
import org.mcsguideline.guide.practice.MonitoringPart;
import org.mcsguideline.guide.practice.RegistryPart;
import org.mcsguideline.guide.practice.SitesPart;
import org.mcsguideline.knowledge.json.FhirJson;

/** Makes the guide's own pages from the built guideline. */
public final class GuideBuild {

  private static final String USAGE = "Usage: GuideBuild --ig=<folder> --project=<folder>";

  private GuideBuild() {}

  /**
   * Runs in the build.
   *
   * @param arguments {@code --ig} (the staged guide, the folder with {@code ig.ini}) and {@code
   *     --project} (the folder of the project, whose guideline is built); each with {@code =} and
   *     its value
   * @throws GuideFaulty when an argument is missing or a page cannot be made
   */
  public static void main(String[] arguments) {
    Map<String, String> named =
        Arrays.stream(arguments)
            .map(argument -> argument.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    write(Path.of(value(named, "--project")), Path.of(value(named, "--ig")));
  }

  private static String value(Map<String, String> named, String name) {
    String value = named.get(name);
    if (value == null) {
      throw new GuideFaulty(name + " is missing. " + USAGE);
    }
    return value;
  }

  /** Writes all pages of a project into a staged guide. */
  static void write(Path project, Path ig) {
    GuideSources sources = GuideSources.of(project);
    GuideOutput output =
        new GuideOutput(ig, new PageTemplates(project.resolve("ig/pages"), status(sources)));
    parts().forEach(part -> part.write(sources, output));
  }

  /** Each writes its pages; one line a part. */
  private static List<GuidePart> parts() {
    AnsweredVignettes vignettes = new AnsweredVignettes();
    return List.of(
        new HomePart(),
        new RecommendationsPart(vignettes),
        new SelectionProfilePart(vignettes),
        new VignettesPart(vignettes),
        new TerminologyPart(),
        new GlossaryPart(),
        new EvidencePart(),
        new DiscrepancyPart(),
        new ComputabilityPart(),
        new MonitoringPart(),
        new RegistryPart(),
        new MeasuresPart(),
        new IntegratorsPart(),
        new SitesPart(),
        new ChangesPart(),
        new DownloadsPart());
  }

  /** What the guideline says about its own state, the same in all its plans. */
  private static String status(GuideSources sources) {
    List<String> notes =
        sources.resources("PlanDefinition").stream()
            .flatMap(plan -> FhirJson.ownExtension(plan, "mcs-status-note").stream())
            .map(note -> note.path("valueString").asText())
            .distinct()
            .toList();
    if (notes.size() != 1) {
      throw new GuideFaulty("The plans must state one status, not " + notes + ".");
    }
    return notes.get(0);
  }
}
