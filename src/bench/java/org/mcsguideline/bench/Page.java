package org.mcsguideline.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of its own with the goals and a plot of each kind of figure; asks nobody for anything. */
final class Page {

  private static final Map<String, String> UNITS =
      Map.of(
          "cpuMs", "CPU time, ms",
          "clockMs", "time by the clock, ms",
          "bytes", "bytes allocated",
          "p50Ms", "median time by the clock, ms",
          "p99Ms", "99th percentile by the clock, ms");

  private Page() {}

  static String of(List<Results> all, String goals) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>What an answer costs</title>
        <meta name="viewport" content="width=device-width">
        <style>
        body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
        table{border-collapse:collapse}td,th{border-bottom:1px solid #999;padding:.2rem .6rem;
        text-align:left}svg{width:100%;height:auto}
        :root{color-scheme:light dark}
        </style></head><body><h1>What an answer costs</h1>
        <p>Bars end at the median, on a scale of powers of ten; the thin line is the range of what
        was measured. What each variant is: src/docs/benchmarks.md.</p>
        """);
    page.append(table(goals));
    for (Results part : all) {
      page.append("<h2>").append(Plot.escaped(part.part())).append("</h2>\n");
      new TreeMap<>(UNITS)
          .forEach(
              (figure, unit) -> {
                List<Plot.Bar> bars = bars(part, figure);
                if (!bars.isEmpty()) {
                  page.append(Plot.of(unit, bars));
                }
              });
    }
    return page.append("</body></html>\n").toString();
  }

  private static List<Plot.Bar> bars(Results part, String figure) {
    return part.measured().stream()
        .sorted(Comparator.comparing(each -> order(each.conditions())))
        .flatMap(
            each ->
                Stream.ofNullable(each.figures().get(figure))
                    .map(spread -> new Plot.Bar(name(each), spread)))
        .toList();
  }

  /** What is compared stands together: first by conditions, the smaller first. */
  private static String order(Map<String, String> conditions) {
    return conditions.entrySet().stream()
        .map(each -> each.getKey() + "%9s".formatted(each.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String name(Measured measured) {
    String conditions =
        measured.conditions().entrySet().stream()
            .filter(each -> !each.getValue().equals("shipped"))
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
    return measured.variant().toLowerCase(Locale.ROOT).replace('_', ' ')
        + (conditions.isEmpty() ? "" : " · " + conditions);
  }

  /** The Markdown table as HTML. */
  private static String table(String markdown) {
    StringBuilder html = new StringBuilder("<table>\n");
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("|--")) {
        continue;
      }
      if (!line.startsWith("|")) {
        html.append(line.isEmpty() ? "" : "</table><p>" + Plot.escaped(line) + "</p>\n");
        continue;
      }
      html.append("<tr>");
      for (String cell : line.substring(1).split("\\|", -1)) {
        String plain = cell.trim().replace("*", "").replace("`", "");
        html.append("<td>").append(Plot.escaped(plain)).append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.toString();
  }
}
