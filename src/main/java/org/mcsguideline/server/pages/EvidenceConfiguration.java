package org.mcsguideline.server.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mcsguideline.evidence.Evidence;
import org.mcsguideline.server.GuidelineInUse;
import org.mcsguideline.server.KnowledgeSettings;
import org.mcsguideline.web.evidence.EvidenceDownloads;
import org.mcsguideline.web.evidence.EvidencePagesController;
import org.mcsguideline.web.home.HomeController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Puts together the first page and those of the evidence. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

  /** Beside the guideline that is in use, so that the two belong together. */
  private static final String FOLDER = "evidence/";

  private static final String ROWS = "/evidence/row/";

  @Bean
  Evidence evidence(KnowledgeSettings settings, ResourceLoader resources) {
    Resource guideline = resources.getResource(settings.location());
    return new Evidence(path -> text(guideline, FOLDER + path), ROWS);
  }

  private static Optional<String> text(Resource guideline, String path) {
    try {
      Resource file = guideline.createRelative(path);
      return file.exists()
          ? Optional.of(file.getContentAsString(StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The evidence cannot be read: " + path, unreadable);
    }
  }

  @Bean
  EvidencePagesController evidencePagesController(Evidence evidence, GuidelineInUse guideline) {
    return new EvidencePagesController(evidence, () -> guideline.knowledge().grounds());
  }

  @Bean
  EvidenceDownloads evidenceDownloads(Evidence evidence) {
    return new EvidenceDownloads(evidence);
  }

  @Bean
  HomeController homeController(Evidence evidence, GuidelineInUse guideline) {
    return new HomeController(evidence, guideline::knowledge);
  }
}
