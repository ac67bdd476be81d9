package org.mcsguideline.server;

import java.time.Clock;
import java.util.List;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.upstream.CallerFhirServers;
import org.mcsguideline.upstream.FhirQueries;
import org.mcsguideline.upstream.UpstreamLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Connects the FHIR servers of callers that the site has listed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EhrSettings.class)
public class EhrConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(EhrConfiguration.class);

  @Bean
  FhirQueries callerFhirServers(
      EhrSettings settings, PatientDataReader patientData, Clock clock, Environment environment) {
    List<FhirBase> bases = settings.bases().stream().map(EhrConfiguration::base).toList();
    if (environment.acceptsProfiles(Profiles.of("production"))) {
      requireHttps(bases);
    }
    if (bases.isEmpty()) {
      LOG.info("No FHIR server of a caller is asked; mcs.ehr.bases is empty.");
      return FhirQueries.none();
    }
    LOG.info("FHIR servers of callers that are asked: {}.", settings.bases());
    try {
      return new CallerFhirServers(
          new CallerFhirServers.Listed(bases, settings.internalAddresses(), settings.parallel()),
          new UpstreamLimits(
              settings.connect(),
              settings.read(),
              settings.total(),
              settings.pages(),
              settings.bytes(),
              settings.callBytes()),
          patientData::isReadable,
          clock);
    } catch (IllegalArgumentException noAddress) {
      throw new StartRules.StartRefused("mcs.ehr.internal-addresses: " + noAddress.getMessage());
    }
  }

  private static void requireHttps(List<FhirBase> bases) {
    if (!bases.stream().allMatch(base -> base.scheme().equals("https"))) {
      throw new StartRules.StartRefused(
          "mcs.ehr.bases holds an http address; with the profile \"production\" tokens go over"
              + " https only.");
    }
  }

  private static FhirBase base(String listed) {
    return FhirBase.parse(listed)
        .orElseThrow(
            () ->
                new StartRules.StartRefused(
                    "mcs.ehr.bases: "
                        + listed
                        + " is not the plain http or https address of a FHIR server, such as"
                        + " https://ehr.example/fhir/r4."));
  }
}
