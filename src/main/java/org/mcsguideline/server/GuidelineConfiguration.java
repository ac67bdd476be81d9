package org.mcsguideline.server;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.Supplier;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.EarlierAdvice;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.card.ExplanationAddress;
import org.mcsguideline.coverage.ShownConcepts;
import org.mcsguideline.explanation.Explaining;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.loading.KnowledgeFile;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.site.SiteProfile;
import org.mcsguideline.upstream.FhirQueries;
import org.mcsguideline.upstream.PrefetchCompletion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Puts the pipeline together; the knowledge is loaded, checked and warm before the port opens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KnowledgeSettings.class, EvaluationSettings.class})
public class GuidelineConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(GuidelineConfiguration.class);

  @Bean
  static StartRules startRules(Environment environment) {
    return new StartRules(environment);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** The guideline with the choices of the site. */
  @Bean
  KnowledgeBase knowledge(ShippedKnowledge shipped, SiteProfile profile) {
    return shipped.knowledge().withSite(profile.choices(), profile.hash());
  }

  @Bean
  SiteProfile siteProfile(ShippedKnowledge shipped, SiteSettings site) {
    return SiteConfiguration.profile(shipped.knowledge(), site.profile());
  }

  /** The guideline as it was built. */
  record ShippedKnowledge(KnowledgeBase knowledge) {}

  @Bean
  ShippedKnowledge shippedKnowledge(
      KnowledgeSettings settings, ResourceLoader resources, Environment environment) {
    String location = settings.location();
    try (InputStream file = resources.getResource(location).getInputStream()) {
      KnowledgeBase knowledge = KnowledgeFile.read(file, location);
      ReleaseRule.check(knowledge.identity().version(), environment);
      LOG.info(
          "Knowledge {} with hash {} offers {} services.",
          knowledge.identity().version(),
          knowledge.identity().contentHash(),
          knowledge.services().size());
      return new ShippedKnowledge(knowledge);
    } catch (IOException absent) {
      throw new KnowledgeIncomplete("The guideline " + location + " cannot be opened.", absent);
    }
  }

  @Bean
  PatientDataReader patientData(LocalCodes codes, ShownConcepts shown) {
    return new PatientDataReader(FhirContext.forR4Cached(), SiteConfiguration.edge(codes, shown));
  }

  @Bean
  GuidelineInUse guidelineInUse(
      KnowledgeBase knowledge, Pipeline pipeline, EvaluationSettings limits) {
    return new GuidelineInUse(pipeline, limits, knowledge);
  }

  @Bean
  Pipeline pipeline(
      PatientDataReader patientData,
      FhirQueries callers,
      EarlierAdvice earlier,
      ExplanationAddress explanations) {
    return new Pipeline(
        patientData,
        new PrefetchCompletion(callers),
        earlier,
        new CardWriting(CardTexts.load(), explanations));
  }

  /** Asked anew by every call. */
  @Bean
  Supplier<Adviser> advisers(GuidelineInUse guideline) {
    return guideline::adviser;
  }

  /** Asked anew for every explanation. */
  @Bean
  Supplier<Explaining> explanations(GuidelineInUse guideline) {
    return guideline::explaining;
  }
}
