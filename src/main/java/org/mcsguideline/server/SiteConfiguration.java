package org.mcsguideline.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.coverage.ShownConcepts;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.server.store.InstalledProfile;
import org.mcsguideline.site.ProfileResource;
import org.mcsguideline.site.SiteConceptMaps;
import org.mcsguideline.site.SiteProfile;
import org.mcsguideline.site.TextCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the site has chosen and how it codes; read once, before the port opens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SiteSettings.class)
public class SiteConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(SiteConfiguration.class);

  @Bean
  LocalCodes localCodes(SiteSettings settings, KnowledgeBase knowledge) {
    String folder = settings.conceptMaps();
    if (folder == null) {
      return LocalCodes.NONE;
    }
    LocalCodes codes = SiteConceptMaps.read(Path.of(folder), knowledge);
    LOG.info(
        "Local codes: {}, local units: {}, from {}.",
        codes.codes().size(),
        codes.units().size(),
        folder);
    return codes;
  }

  @Bean
  ShownConcepts shownConcepts(KnowledgeBase knowledge) {
    return new ShownConcepts(knowledge.concepts());
  }

  /** The store evaluates with the same choices as the hooks. */
  @Bean
  InstalledProfile installedProfile(
      SiteSettings settings, SiteProfile profile, KnowledgeBase knowledge) {
    return installed(settings, profile, knowledge);
  }

  /** The choices as the store takes them; it has those shipped with the knowledge already. */
  public static InstalledProfile installed(
      SiteSettings settings, SiteProfile profile, KnowledgeBase knowledge) {
    boolean asShipped = settings.profile() == null && profile.choices().isEmpty();
    return new InstalledProfile(
        asShipped
            ? null
            : ProfileResource.of(profile, knowledge.parameters(), InstalledProfile.ID));
  }

  /** What happens to patient data before anything reads them. */
  static UnaryOperator<JsonNode> edge(LocalCodes codes, ShownConcepts shown) {
    UnaryOperator<JsonNode> maps = TextCodes.edge(codes);
    return json -> {
      JsonNode translated = maps.apply(json);
      shown.count(translated);
      return translated;
    };
  }

  /** Checks the site's own file, if there is one, and lays it over the guideline's values. */
  public static SiteProfile profile(KnowledgeBase shipped, @Nullable String file) {
    SiteProfile profile = SiteProfile.of(shipped, file == null ? null : Path.of(file));
    LOG.info("Site profile {} with hash {}.", file == null ? "as shipped" : file, profile.hash());
    return profile;
  }
}
