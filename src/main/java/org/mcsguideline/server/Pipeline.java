package org.mcsguideline.server;

import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.EarlierAdvice;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.evaluation.RecordEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.upstream.PrefetchCompletion;

/** What answers have in common whatever the guideline. */
record Pipeline(
    PatientDataReader patientData,
    PrefetchCompletion completion,
    EarlierAdvice earlier,
    CardWriting cards) {

  Adviser adviser(KnowledgeBase knowledge, RecordEvaluation evaluation) {
    return new Adviser(knowledge, patientData, evaluation, cards, completion, earlier);
  }
}
