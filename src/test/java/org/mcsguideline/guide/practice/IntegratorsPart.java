package org.mcsguideline.guide.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.knowledge.json.FhirJson;

/** What a clinical system has to know to ask and to be answered. */
public final class IntegratorsPart implements GuidePart {

  /** A template of prefetch with the services that ask for it. */
  public record Prefetch(
      String key, String label, String query, boolean required, List<String> services) {}

  /** A reason for setting a card aside. */
  public record Reason(String code, String display) {}

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    List<GuidelineService> services = List.copyOf(sources.knowledge().services().values());
    output.page(
        "integrators",
        "integrators",
        Map.of(
            "services",
            services,
            "prefetch",
            prefetch(services),
            "reasons",
            reasons(sources),
            "canonical",
            canonical(sources)));
  }

  /** Each template once; one key with another query in another service is a line of its own. */
  private static List<Prefetch> prefetch(List<GuidelineService> services) {
    Map<PrefetchTemplate, List<String>> asked = new LinkedHashMap<>();
    for (GuidelineService service : services) {
      for (PrefetchTemplate template : service.prefetch()) {
        asked.merge(
            template,
            List.of(service.id()),
            (one, other) ->
                List.copyOf(new TreeSet<>(Stream.concat(one.stream(), other.stream()).toList())));
      }
    }
    return asked.entrySet().stream()
        .map(
            entry ->
                new Prefetch(
                    entry.getKey().key(),
                    entry.getKey().label(),
                    entry.getKey().query(),
                    entry.getKey().required(),
                    entry.getValue()))
        .toList();
  }

  /** The members of the value set that the plans offer as reasons. */
  private static List<Reason> reasons(GuideSources sources) {
    List<String> sets =
        sources.resources("PlanDefinition").stream()
            .flatMap(plan -> plan.findParents("valueCanonical").stream())
            .filter(extension -> extension.path("url").asText().endsWith("/mcs-override-reasons"))
            .map(extension -> extension.path("valueCanonical").asText().replaceAll("\\|.*", ""))
            .distinct()
            .toList();
    return sources.resources("ValueSet").stream()
        .filter(set -> sets.contains(set.path("url").asText()))
        .flatMap(set -> FhirJson.each(set.path("expansion"), "contains"))
        .map(code -> new Reason(code.path("code").asText(), code.path("display").asText()))
        .toList();
  }

  private static String canonical(GuideSources sources) {
    String url = sources.resources("ImplementationGuide").get(0).path("url").asText();
    return url.substring(0, url.indexOf("/ImplementationGuide/"));
  }
}
