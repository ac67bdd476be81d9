package org.mcsguideline.advice;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.upstream.DataSource;
import org.mcsguideline.upstream.Reason;

/** Data that could not be had, or not completely, when the record was read. */
final class UnreadData {

  private UnreadData() {}

  /** What a person calls them; where others' data were among them, that is said. */
  static List<String> labels(
      List<PrefetchTemplate> templates, PatientRecord record, CardTexts texts) {
    return templates.stream()
        .filter(template -> record.unavailable().contains(template.key()))
        .map(
            template ->
                record.withOthers().contains(template.key())
                    ? template.label() + " " + texts.othersLeftOut()
                    : template.label())
        .toList();
  }

  /** The sources, with what only reading the data has shown. */
  static Map<String, DataSource> sources(Map<String, DataSource> sources, PatientRecord record) {
    Map<String, DataSource> seen = new TreeMap<>(sources);
    record
        .withOthers()
        .forEach(
            key -> seen.computeIfPresent(key, (k, s) -> s.lessComplete(Reason.OTHERS_LEFT_OUT)));
    record
        .unavailable()
        .forEach(key -> seen.computeIfPresent(key, (k, s) -> s.lessComplete(Reason.INCOMPLETE)));
    return seen;
  }
}
