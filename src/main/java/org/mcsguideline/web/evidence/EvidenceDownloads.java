package org.mcsguideline.web.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mcsguideline.evidence.Evidence;
import org.mcsguideline.evidence.EvidencePlots;
import org.mcsguideline.web.frame.PageAbsent;
import org.mcsguideline.web.frame.PageController;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files to take along: each table and each plot. */
@PageController
public final class EvidenceDownloads {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

  private final Evidence evidence;

  /** Hands out evidence. */
  public EvidenceDownloads(Evidence evidence) {
    this.evidence = evidence;
  }

  /** A table as its authors wrote it. */
  @GetMapping("/evidence/{table:[a-z0-9-]+}.csv")
  public ResponseEntity<String> table(@PathVariable String table) {
    return file(table + ".csv", CSV, evidence.tables().csv(table));
  }

  /** A plot that stands alone. */
  @GetMapping("/evidence/plots/{name:[a-z0-9-]+}.svg")
  public ResponseEntity<String> plot(@PathVariable String name) {
    return file(
        name + ".svg",
        SVG,
        evidence.plots().stream()
            .filter(plot -> plot.name().equals(name))
            .map(EvidencePlots.Plot::svg)
            .findFirst());
  }

  private static ResponseEntity<String> file(String name, MediaType type, Optional<String> text) {
    String found = text.orElseThrow(() -> new PageAbsent("There is no file of this name."));
    ContentDisposition taken = ContentDisposition.attachment().filename(name).build();
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, taken.toString())
        .body(found);
  }
}
