package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.server.store.InstalledProfile;

/**
 * The CQL parameters of one evaluation: those of the caller, completed by the site profile and the
 * decision time. The guideline never asks the clock itself, and its libraries have no default for
 * these parameters, so that none can be forgotten unnoticed.
 */
final class EvaluationParameters {

  /** The parameter every library of the guideline declares. */
  static final String DECISION_TIME = "Decision Time";

  /** The site's choices, installed with the knowledge. */
  static final String SITE_PROFILE_ID = InstalledProfile.ID;

  private final DaoRegistry daos;
  private final Clock clock;

  EvaluationParameters(DaoRegistry daos, Clock clock) {
    this.daos = daos;
    this.clock = clock;
  }

  /** A new object; a parameter the caller gave is never replaced. */
  Parameters complete(@Nullable IBaseParameters given) {
    return complete(given, clock.instant());
  }

  /** The same for something that is over at a time: decided then, but never later than now. */
  Parameters completeUpTo(Instant end, @Nullable IBaseParameters given) {
    Instant now = clock.instant();
    return complete(given, end.isBefore(now) ? end : now);
  }

  private Parameters complete(@Nullable IBaseParameters given, Instant decision) {
    Parameters complete = given == null ? new Parameters() : ((Parameters) given).copy();
    siteProfile().getParameter().stream()
        .filter(parameter -> !complete.hasParameter(parameter.getName()))
        .toList()
        .forEach(complete::addParameter);
    if (!complete.hasParameter(DECISION_TIME)) {
      complete.addParameter(decisionTime(decision));
    }
    return complete;
  }

  private ParametersParameterComponent decisionTime(Instant decision) {
    TimeZone zone = TimeZone.getTimeZone(clock.getZone());
    return new ParametersParameterComponent()
        .setName(DECISION_TIME)
        .setValue(new DateTimeType(Date.from(decision), TemporalPrecisionEnum.MILLI, zone));
  }

  /** Without a stored profile every parameter has the guideline's own default. */
  private Parameters siteProfile() {
    try {
      return daos.getResourceDao(Parameters.class)
          .read(new IdType("Parameters", SITE_PROFILE_ID), new SystemRequestDetails());
    } catch (ResourceNotFoundException | ResourceGoneException e) {
      return new Parameters();
    }
  }
}
