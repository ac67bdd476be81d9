package org.mcsguideline.replay;

import java.util.List;
import java.util.Map;

/**
 * What became of one patient: a line of the journal.
 *
 * @param patient id in the input
 * @param looks how often the record was looked at
 * @param undated resources without any time; they were on record at the very end alone
 * @param unasked resources that no service asks for, by type
 * @param episodes stays in hospital, or the whole record when it tells of none
 * @param intensive the part of the episodes that counts as intensive care
 * @param unanswered calls without an answer, by reason
 * @param monitoring what was planned and found over time
 * @param measures members of populations of measures, and of their strata
 * @param differences empty when nothing was compared
 */
public record PatientAccount(
    String patient,
    int looks,
    long undated,
    Map<String, Long> unasked,
    List<Span> episodes,
    List<Span> intensive,
    List<Stretch> stretches,
    Map<String, Long> unanswered,
    Watched monitoring,
    MeasurePopulations.Members measures,
    List<Difference> differences) {}
