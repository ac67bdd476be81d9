package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.repository.IRepository;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.Library;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.common.DataRequirementsProcessor;

/**
 * Stock {@code $data-requirements}, of which each requirement names its type. The library works in
 * FHIR R5 and loses the types that R5 has no more; their profiles stay.
 */
@SuppressWarnings("UnstableApiUsage")
final class RequiredData extends DataRequirementsProcessor {

  private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

  RequiredData(IRepository repository, CrSettings settings) {
    super(repository, settings.getEvaluationSettings());
  }

  @Override
  public IBaseResource getDataRequirements(
      IBaseResource resource, @Nullable IBaseParameters parameters) {
    Library library = (Library) super.getDataRequirements(resource, parameters);
    library.getDataRequirement().stream()
        .filter(requirement -> !requirement.hasType())
        .forEach(RequiredData::nameType);
    return library;
  }

  private static void nameType(DataRequirement requirement) {
    requirement.getProfile().stream()
        .map(profile -> profile.getValue())
        .filter(profile -> profile.startsWith(BASE))
        .findFirst()
        .ifPresent(profile -> requirement.setType(profile.substring(BASE.length())));
  }
}
