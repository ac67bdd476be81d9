package org.mcsguideline.server.store.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.mcsguideline.server.store.jpa.StoreMarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Synthetic patients for trying the guideline. Each bundle tells a story around the moment of its
 * decision, its timestamp; at every start that moment becomes now. Former demo resources are
 * overwritten, and removed when they are no longer part of a story.
 */
final class DemoPatients {

  private static final Logger log = LoggerFactory.getLogger(DemoPatients.class);
  private static final String MARK = "demo-resources";

  private final BundleFiles files;
  private final StoreTransaction transaction;
  private final StoreMarks marks;
  private final StoredCare care;
  private final Clock clock;

  DemoPatients(
      BundleFiles files,
      StoreTransaction transaction,
      StoreMarks marks,
      StoredCare care,
      Clock clock) {
    this.files = files;
    this.transaction = transaction;
    this.marks = marks;
    this.care = care;
    this.clock = clock;
  }

  /** Whether an earlier start has loaded them. */
  boolean areLoaded() {
    return !recorded().isEmpty();
  }

  void bringUpToDate(String locations) {
    // Whole seconds, rounded down, so that nothing has happened later than now.
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<Resource> written =
        files.read(locations).stream()
            .map(files::parse)
            .flatMap(bundle -> movedTo(now, bundle))
            .toList();
    List<String> references = written.stream().map(StoreTransaction::reference).toList();
    Set<String> removed = new HashSet<>(recorded());
    removed.removeAll(references);
    // Their due times were those of the former present.
    recorded().forEach(reference -> removed.addAll(care.tasksBasedOn(reference)));
    transaction.replaceWithoutHistory(
        written, removed, () -> marks.put(MARK, String.join(" ", references)));
    log.info("Demo patients loaded: {} resources", written.size());
  }

  private List<String> recorded() {
    return marks
        .find(MARK)
        .map(references -> Stream.of(references.split(" ")).filter(r -> !r.isBlank()).toList())
        .orElse(List.of());
  }

  private static Stream<Resource> movedTo(Instant now, Bundle bundle) {
    if (!bundle.hasTimestamp()) {
      throw new IllegalArgumentException("A demo bundle has no timestamp: " + bundle.getIdPart());
    }
    TimeShift shift = new TimeShift(Duration.between(bundle.getTimestamp().toInstant(), now));
    return bundle.getEntry().stream().map(BundleEntryComponent::getResource).map(shift::move);
  }
}
