package org.mcsguideline.server.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;
import org.mcsguideline.server.GuidelineInUse;
import org.mcsguideline.server.SiteConfiguration;
import org.mcsguideline.server.SiteSettings;
import org.mcsguideline.server.store.FhirStore;
import org.mcsguideline.site.SiteProfile;
import org.springframework.beans.factory.ObjectProvider;

/** Puts what authors have written in the place of the guideline that answers. */
final class Replacement {

  private static final String NAME = "of the authors' folders";

  private final GuidelineInUse guideline;
  private final SiteSettings site;
  private final ObjectProvider<FhirStore> store;

  Replacement(GuidelineInUse guideline, SiteSettings site, ObjectProvider<FhirStore> store) {
    this.guideline = guideline;
    this.site = site;
    this.store = store;
  }

  /** Whether there is a store that answers, or none that ever will. */
  boolean isPossible() {
    FhirStore present = store.getIfAvailable();
    return present == null || present.isSettled();
  }

  /**
   * Loads and tries the guideline, puts it into the store and then uses it for hooks. What answers
   * stays as it is when any of this fails.
   *
   * @param bundle as the assembly gives it
   */
  void with(JsonNode bundle) throws IOException {
    byte[] json = FhirJson.MAPPER.writeValueAsBytes(bundle);
    KnowledgeBase written = KnowledgeFile.read(new ByteArrayInputStream(json), NAME);
    if (written.identity().contentHash().equals(inUse())) {
      return;
    }
    SiteProfile profile = SiteConfiguration.profile(written, site.profile());
    GuidelineInUse.Ready next =
        guideline.ready(written.withSite(profile.choices(), profile.hash()));
    try {
      FhirStore present = store.getIfAvailable();
      if (present != null) {
        install(present, json, profile, written);
      }
    } catch (IOException | RuntimeException failed) {
      next.evaluation().close();
      throw failed;
    }
    guideline.use(next);
  }

  String inUse() {
    return guideline.knowledge().identity().contentHash();
  }

  private void install(FhirStore present, byte[] json, SiteProfile profile, KnowledgeBase written)
      throws IOException {
    Path file = Files.createTempFile("guideline", ".json");
    try {
      present.replaceKnowledge(
          Files.write(file, json).toUri().toString(),
          SiteConfiguration.installed(site, profile, written));
    } finally {
      Files.delete(file);
    }
  }
}
