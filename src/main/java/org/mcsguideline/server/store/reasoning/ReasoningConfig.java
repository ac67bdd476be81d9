package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.cache.IResourceChangeListenerRegistry;
import ca.uhn.fhir.jpa.cache.ResourceChangeListenerRegistryInterceptor;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.activitydefinition.ActivityDefinitionProcessor;
import org.opencds.cqf.fhir.cr.hapi.common.IRepositoryFactory;
import org.opencds.cqf.fhir.cr.hapi.common.StringTimePeriodHandler;
import org.opencds.cqf.fhir.cr.hapi.r4.activitydefinition.ActivityDefinitionApplyProvider;
import org.opencds.cqf.fhir.cr.hapi.r4.cql.CqlExecutionOperationProvider;
import org.opencds.cqf.fhir.cr.hapi.r4.library.LibraryDataRequirementsProvider;
import org.opencds.cqf.fhir.cr.hapi.r4.library.LibraryEvaluateProvider;
import org.opencds.cqf.fhir.cr.hapi.r4.measure.MeasureOperationsProvider;
import org.opencds.cqf.fhir.cr.hapi.r4.plandefinition.PlanDefinitionApplyProvider;
import org.opencds.cqf.fhir.cr.hapi.r4.plandefinition.PlanDefinitionDataRequirementsProvider;
import org.opencds.cqf.fhir.cr.hapi.r4.questionnaire.QuestionnairePopulateProvider;
import org.opencds.cqf.fhir.cr.hapi.r4.questionnaireresponse.QuestionnaireResponseExtractProvider;
import org.opencds.cqf.fhir.cr.library.LibraryProcessor;
import org.opencds.cqf.fhir.cr.plandefinition.PlanDefinitionProcessor;
import org.springframework.context.annotation.Bean;

/**
 * The operations of clinical reasoning the store offers. They are declared one by one instead of
 * taking over clinical-reasoning's own configuration, which also brings operations that write
 * knowledge ({@code $draft}, {@code $release}, ...) and {@code $cql}.
 */
// The library asks for the factory that it means to remove; there is no other yet.
@SuppressWarnings({"removal", "UnstableApiUsage"})
public class ReasoningConfig {

  @Bean
  EvaluationSettings evaluationSettings() {
    return EvaluationRules.settings();
  }

  @Bean
  CompiledKnowledge compiledKnowledge(EvaluationSettings evaluationSettings) {
    return new CompiledKnowledge(evaluationSettings);
  }

  /** HAPI's: this process need not wait for the next comparison to notice its own changes. */
  @Bean
  ResourceChangeListenerRegistryInterceptor ownChanges() {
    return new ResourceChangeListenerRegistryInterceptor();
  }

  @Bean
  KnowledgeChanges knowledgeChanges(
      IResourceChangeListenerRegistry registry,
      PartitionSettings partitions,
      CompiledKnowledge compiled) {
    return new KnowledgeChanges(registry, partitions, compiled);
  }

  @Bean
  CrSettings reasoningSettings(EvaluationSettings evaluationSettings) {
    return new CrSettings().withEvaluationSettings(evaluationSettings);
  }

  @Bean
  IRepositoryFactory repositoryFactory(DaoRegistry daos, RestfulServer server) {
    return request -> new RememberedSearches(daos, request, server);
  }

  @Bean
  EvaluationParameters evaluationParameters(DaoRegistry daos, Clock clock) {
    return new EvaluationParameters(daos, clock);
  }

  @Bean
  TemplateExtraction templateExtraction(FhirContext fhir) {
    return new TemplateExtraction(fhir);
  }

  @Bean
  ReasoningOperations reasoningOperations(
      DaoRegistry daos,
      IRepositoryFactory repositories,
      CrSettings settings,
      EvaluationParameters parameters,
      TemplateExtraction templates) {
    return new ReasoningOperations(
        List.of(
            new PlanDefinitionApplyProvider(
                rq -> new TimedPlanDefinition(repositories.create(rq), settings, parameters)),
            new ActivityDefinitionApplyProvider(
                rq -> new ActivityDefinitionProcessor(repositories.create(rq), settings)),
            new LibraryEvaluateProvider(
                rq -> new TimedLibrary(repositories.create(rq), settings, parameters)),
            new QuestionnairePopulateProvider(
                rq -> new TimedQuestionnaire(repositories.create(rq), settings, parameters)),
            new QuestionnaireResponseExtractProvider(
                rq -> new CompletedForm(repositories.create(rq), settings, templates)),
            new PlanDefinitionDataRequirementsProvider(
                rq -> plans(repositories.create(rq), settings)),
            new LibraryDataRequirementsProvider(rq -> libraries(repositories.create(rq), settings)),
            new PackageProvider(daos),
            measures(repositories, settings, parameters)));
  }

  /** For authors alone: runs whatever CQL a call brings. */
  @Bean
  CqlExecutionOperationProvider sentLogic(
      IRepositoryFactory repositories, EvaluationParameters parameters) {
    return new CqlExecutionOperationProvider(
        rq -> new TimedCql(repositories.create(rq), parameters));
  }

  private static PlanDefinitionProcessor plans(IRepository repository, CrSettings settings) {
    return new PlanDefinitionProcessor(
        repository, settings, null, List.of(new RequiredData(repository, settings)));
  }

  private static LibraryProcessor libraries(IRepository repository, CrSettings settings) {
    return new LibraryProcessor(
        repository, settings, List.of(new RequiredData(repository, settings)));
  }

  @Bean
  WarmUp warmUp(
      DaoRegistry daos,
      IRepositoryFactory repositories,
      CrSettings settings,
      EvaluationParameters parameters) {
    PlanTrial trial = new PlanTrial(repositories, settings, parameters);
    return new WarmUp(() -> PlanTrial.plans(daos), trial::apply);
  }

  /** The operation on several measures at once is there, and not allowed. */
  private static MeasureOperationsProvider measures(
      IRepositoryFactory repositories, CrSettings settings, EvaluationParameters parameters) {
    return new MeasureOperationsProvider(
        rq -> new TimedMeasure(repositories.create(rq), settings, parameters),
        rq -> {
          throw new ForbiddenOperationException("Measures are evaluated one by one.");
        },
        new StringTimePeriodHandler(ZoneOffset.UTC));
  }
}
