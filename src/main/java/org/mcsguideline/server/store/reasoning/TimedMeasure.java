package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.fhir.cql.Engines;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cql.VersionedIdentifiers;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.measure.MeasureEvaluationOptions;
import org.opencds.cqf.fhir.cr.measure.common.CompositeEvaluationResultsPerMeasure;
import org.opencds.cqf.fhir.cr.measure.common.MeasureEvaluationResultHandler;
import org.opencds.cqf.fhir.cr.measure.common.MultiLibraryIdMeasureEngineDetails;
import org.opencds.cqf.fhir.cr.measure.constant.MeasureConstants;
import org.opencds.cqf.fhir.cr.measure.r4.R4MeasureDefBuilder;
import org.opencds.cqf.fhir.cr.measure.r4.R4MeasureEvaluatorSingle;
import org.opencds.cqf.fhir.cr.measure.r4.R4MeasureProcessor;
import org.opencds.cqf.fhir.cr.measure.r4.utils.R4DateHelper;
import org.opencds.cqf.fhir.cr.measure.r4.utils.R4MeasureServiceUtils;
import org.opencds.cqf.fhir.utility.monad.Either3;

/**
 * One stored measure over one period, with the decision time and the site profile among the
 * parameters. The steps are clinical reasoning's own, put together here because its service would
 * pass quantities on as FHIR's, which CQL cannot reckon with, write a search parameter into the
 * store, and open whatever endpoint a caller names.
 */
final class TimedMeasure implements R4MeasureEvaluatorSingle {

  private final IRepository repository;
  private final MeasureEvaluationOptions options;
  private final EvaluationParameters evaluationParameters;

  TimedMeasure(
      IRepository repository, CrSettings settings, EvaluationParameters evaluationParameters) {
    this.repository = repository;
    this.options =
        MeasureEvaluationOptions.defaultOptions()
            .setEvaluationSettings(settings.getEvaluationSettings());
    this.evaluationParameters = evaluationParameters;
  }

  /**
   * Evaluates the measure for one patient, a group or everybody in the store.
   *
   * @throws InvalidRequestException without a period, or with something that is not offered here
   */
  @Override
  public MeasureReport evaluate(
      Either3<CanonicalType, IdType, Measure> measure,
      @Nullable ZonedDateTime periodStart,
      @Nullable ZonedDateTime periodEnd,
      @Nullable String reportType,
      @Nullable String subject,
      @Nullable String lastReceivedOn,
      @Nullable Endpoint contentEndpoint,
      @Nullable Endpoint terminologyEndpoint,
      @Nullable Endpoint dataEndpoint,
      @Nullable Bundle additionalData,
      @Nullable Parameters parameters,
      @Nullable String productLine,
      @Nullable String practitioner) {
    Map<String, @Nullable Object> notOffered = new HashMap<>();
    notOffered.put("lastReceivedOn", lastReceivedOn);
    notOffered.put("contentEndpoint", contentEndpoint);
    notOffered.put("terminologyEndpoint", terminologyEndpoint);
    notOffered.put("dataEndpoint", dataEndpoint);
    notOffered.put("additionalData", additionalData);
    notOffered.put("productLine", productLine);
    notOffered.put("practitioner", practitioner);
    refuse(notOffered);
    MeasurePeriod period = MeasurePeriod.of(periodStart, periodEnd);
    MeasureSubjects subjects = MeasureSubjects.of(reportType, subject);
    return evaluate(
        R4MeasureServiceUtils.foldMeasure(measure, repository), period, subjects, parameters);
  }

  private static void refuse(Map<String, @Nullable Object> notOffered) {
    List<String> given =
        notOffered.entrySet().stream()
            .filter(parameter -> parameter.getValue() != null)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!given.isEmpty()) {
      throw new InvalidRequestException(
          "This server evaluates stored measures on stored data; it does not offer "
              + String.join(", ", given)
              + ".");
    }
  }

  private MeasureReport evaluate(
      Measure measure,
      MeasurePeriod period,
      MeasureSubjects asked,
      @Nullable Parameters parameters) {
    R4MeasureProcessor processor = new R4MeasureProcessor(repository, options);
    CqlEngine engine = Engines.forRepository(repository, options.getEvaluationSettings(), null);
    List<String> subjects = asked.in(repository);
    MeasureReport report =
        processor.evaluateMeasure(
            measure,
            period.start(),
            period.end(),
            asked.reportType(),
            subjects,
            asked.evaluation(),
            engine,
            results(measure, subjects, period, engine, parameters));
    return ScoreReading.of(measure).read(report);
  }

  private CompositeEvaluationResultsPerMeasure results(
      Measure measure,
      List<String> subjects,
      MeasurePeriod period,
      CqlEngine engine,
      @Nullable Parameters given) {
    MultiLibraryIdMeasureEngineDetails logic =
        MultiLibraryIdMeasureEngineDetails.builder(
                new LibraryEngine(repository, options.getEvaluationSettings()))
            .addLibraryIdToMeasureId(
                VersionedIdentifiers.forUrl(measure.getLibrary().get(0).getValue()),
                new R4MeasureDefBuilder().build(measure))
            .build();
    Map<String, Object> parameters =
        Engines.getCqlFhirParametersConverter(repository.fhirContext())
            .toCqlParameters(evaluationParameters.completeUpTo(period.end().toInstant(), given));
    Object unused =
        parameters.put(
            MeasureConstants.MEASUREMENT_PERIOD_PARAMETER_NAME,
            new R4DateHelper().buildMeasurementPeriodInterval(period.start(), period.end()));
    return MeasureEvaluationResultHandler.getEvaluationResults(
        subjects, period.end(), engine, logic, parameters);
  }
}
