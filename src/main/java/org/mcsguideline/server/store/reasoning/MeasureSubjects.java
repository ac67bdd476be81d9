package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.fhir.cr.measure.SubjectProviderOptions;
import org.opencds.cqf.fhir.cr.measure.common.MeasureEvalType;
import org.opencds.cqf.fhir.cr.measure.r4.R4RepositorySubjectProvider;

/**
 * Of whom a measure tells.
 *
 * @param reportType {@code subject} or {@code population}, as R4 names them
 * @param subject a patient or a group; null means everybody in the store
 */
record MeasureSubjects(String reportType, @Nullable String subject) {

  private static final String ONE = "subject";
  private static final String MANY = "population";

  /**
   * What was asked for; with a patient and no type it is a report on the patient.
   *
   * @throws InvalidRequestException for another type, or a report on a patient who is not named
   */
  static MeasureSubjects of(@Nullable String reportType, @Nullable String subject) {
    boolean onePatient = subject != null && subject.matches("(Patient/)?[A-Za-z0-9\\-.]{1,64}");
    if (subject != null && !onePatient && !subject.matches("Group/[A-Za-z0-9\\-.]{1,64}")) {
      throw new InvalidRequestException("The subject is Patient/ or Group/ and an id.");
    }
    String type = reportType != null ? reportType : onePatient ? ONE : MANY;
    if (!type.equals(ONE) && !type.equals(MANY)) {
      throw new InvalidRequestException("The reportType is subject or population.");
    }
    if (type.equals(ONE) && !onePatient) {
      throw new InvalidRequestException("A report on a subject needs a subject, as Patient/1.");
    }
    return new MeasureSubjects(type, subject);
  }

  /** References of all patients, each once. */
  List<String> in(IRepository repository) {
    try (Stream<String> patients =
        new R4RepositorySubjectProvider(new SubjectProviderOptions())
            .getSubjects(repository, subject)) {
      return patients.distinct().toList();
    }
  }

  MeasureEvalType evaluation() {
    return reportType.equals(ONE) ? MeasureEvalType.SUBJECT : MeasureEvalType.POPULATION;
  }
}
