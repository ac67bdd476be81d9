package org.mcsguideline.upstream;

import java.util.Map;
import java.util.TreeMap;
import org.mcsguideline.request.FhirAccess;

/** Asks the FHIR servers of callers. */
public interface FhirQueries {

  /**
   * Answers every question, within the time that one call has.
   *
   * @param questions by prefetch key
   * @return an answer for each key; failures are answers too
   */
  Map<String, Answer> ask(FhirAccess access, Map<String, Question> questions);

  /** No server is asked. */
  static FhirQueries none() {
    return (access, questions) -> all(questions, Reason.BASE_NOT_LISTED);
  }

  /** The same failure for every question. */
  static Map<String, Answer> all(Map<String, Question> questions, Reason reason) {
    Map<String, Answer> answers = new TreeMap<>();
    questions.keySet().forEach(key -> answers.put(key, Answer.without(reason)));
    return answers;
  }
}
