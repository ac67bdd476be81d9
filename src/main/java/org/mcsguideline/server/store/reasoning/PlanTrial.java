package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.hapi.common.IRepositoryFactory;
import org.opencds.cqf.fhir.utility.monad.Eithers;

/** Applies stored plans to a patient without any data, who is in no store. */
// The library asks for the factory that it means to remove; there is no other yet.
@SuppressWarnings({"removal", "UnstableApiUsage"})
final class PlanTrial {

  private static final IdType NOBODY = new IdType("Patient", "nobody");

  private final IRepositoryFactory repositories;
  private final CrSettings settings;
  private final EvaluationParameters parameters;

  PlanTrial(IRepositoryFactory repositories, CrSettings settings, EvaluationParameters parameters) {
    this.repositories = repositories;
    this.settings = settings;
    this.parameters = parameters;
  }

  /** Ids of plans that between them use every library that a stored plan uses. */
  static List<String> plans(DaoRegistry daos) {
    Map<String, String> byLibrary = new TreeMap<>();
    for (IBaseResource stored :
        daos.getResourceDao(PlanDefinition.class)
            .search(SearchParameterMap.newSynchronous(), new SystemRequestDetails())
            .getAllResources()) {
      PlanDefinition plan = (PlanDefinition) stored;
      plan.getLibrary()
          .forEach(library -> byLibrary.putIfAbsent(library.getValue(), plan.getIdPart()));
    }
    return byLibrary.values().stream().distinct().toList();
  }

  void apply(String plan) {
    IRepository repository = repositories.create(new SystemRequestDetails());
    Bundle record = new Bundle().setType(Bundle.BundleType.COLLECTION);
    Patient nobody = new Patient();
    nobody.setId(NOBODY);
    record.addEntry().setResource(nobody);
    Object answer =
        new TimedPlanDefinition(repository, settings, parameters)
            .apply(
                Eithers.forMiddle3(new IdType("PlanDefinition", plan)),
                NOBODY.getValue(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                record,
                null,
                new LibraryEngine(repository, settings.getEvaluationSettings()));
    Objects.requireNonNull(answer);
  }
}
