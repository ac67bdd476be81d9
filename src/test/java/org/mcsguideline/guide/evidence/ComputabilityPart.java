package org.mcsguideline.guide.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.evidence.EvidenceKeys;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;

/** What became of each statement of the source. */
public final class ComputabilityPart implements GuidePart {

  private static final Pattern DEFINE = Pattern.compile("(\\w+)\\.\"(.+)\"");
  private static final Pattern RESOURCE = Pattern.compile("(\\w+)/(.+)");

  /** How many statements of a document there are, whole and by state. */
  public record Share(String document, int statements, List<Long> counts) {}

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    List<Map<String, String>> rows = sources.table("ledger");
    List<String> states = rows.stream().map(row -> cell(row, "status")).distinct().toList();
    Set<String> shown =
        sources
            .resources()
            .map(r -> r.path("resourceType").asText() + "/" + r.path("id").asText())
            .collect(Collectors.toSet());
    Map<String, List<EvidenceKeys.Piece>> places = new TreeMap<>();
    rows.forEach(row -> places.put(cell(row, "id"), places(cell(row, "where"), shown)));
    output.page(
        "computability",
        "computability",
        Map.of(
            "keys",
            GuideKeys.of(sources),
            "rows",
            rows,
            "states",
            states,
            "shares",
            shares(rows, states),
            "places",
            places));
  }

  private static List<Share> shares(List<Map<String, String>> rows, List<String> states) {
    List<String> documents = rows.stream().map(ComputabilityPart::document).distinct().toList();
    return Stream.concat(
            documents.stream()
                .map(
                    document ->
                        share(
                            document,
                            rows.stream().filter(row -> document(row).equals(document)).toList(),
                            states)),
            Stream.of(share("all", rows, states)))
        .toList();
  }

  private static Share share(String document, List<Map<String, String>> rows, List<String> states) {
    return new Share(
        document,
        rows.size(),
        states.stream()
            .map(state -> rows.stream().filter(row -> cell(row, "status").equals(state)).count())
            .toList());
  }

  /** The places of a row, each a link where the guide shows the resource. */
  private static List<EvidenceKeys.Piece> places(String where, Set<String> shown) {
    return Stream.of(where.split("; ", -1))
        .filter(place -> !place.isEmpty())
        .map(place -> new EvidenceKeys.Piece(place, href(place, shown)))
        .toList();
  }

  private static String href(String place, Set<String> shown) {
    Matcher define = DEFINE.matcher(place);
    Matcher resource = RESOURCE.matcher(place);
    String reference =
        define.matches() ? "Library/" + define.group(1) : resource.matches() ? place : "";
    return shown.contains(reference) ? reference.replace('/', '-') + ".html" : "";
  }

  private static String document(Map<String, String> row) {
    String source = cell(row, "source");
    return source.substring(0, Math.max(source.indexOf(' '), 0));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
