package org.mcsguideline.server.authoring;

import java.time.Clock;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;
import org.mcsguideline.server.GuidelineInUse;
import org.mcsguideline.server.SiteSettings;
import org.mcsguideline.server.store.FhirStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Puts together what authors get. */
@Configuration(proxyBeanMethods = false)
@Profile(AuthoringConfiguration.PROFILE)
@EnableConfigurationProperties(AuthoringSettings.class)
class AuthoringConfiguration {

  static final String PROFILE = "authoring";

  private static final String PLANS = "/PlanDefinition/";

  @Bean
  GuidelineWatch guidelineWatch(
      AuthoringSettings settings,
      GuidelineInUse guideline,
      SiteSettings site,
      ObjectProvider<FhirStore> store,
      Clock clock) {
    return new GuidelineWatch(
        new SourceFolders(settings, identity(guideline.knowledge())),
        new Replacement(guideline, site, store),
        clock);
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> watchStart(
      GuidelineWatch watch, AuthoringSettings settings) {
    return ready -> watch.start(settings.every());
  }

  /** The folders hold the guideline that was built from them, so it says what they do not. */
  private static Identity identity(KnowledgeBase built) {
    String plan = built.services().values().iterator().next().conduct().canonical();
    return new Identity(plan.substring(0, plan.indexOf(PLANS)), built.identity().version());
  }
}
