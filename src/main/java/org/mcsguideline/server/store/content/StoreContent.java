package org.mcsguideline.server.store.content;

import java.util.function.BooleanSupplier;
import org.mcsguideline.server.store.FhirStoreSettings;
import org.mcsguideline.server.store.InstalledProfile;

/** Everything the store holds from its first answer on. */
public final class StoreContent {

  private final FhirStoreSettings settings;
  private final InstalledProfile profile;
  private final KnowledgeInstall knowledge;
  private final DemoPatients patients;
  private boolean formerPatients;

  StoreContent(
      FhirStoreSettings settings,
      InstalledProfile profile,
      KnowledgeInstall knowledge,
      DemoPatients patients) {
    this.settings = settings;
    this.profile = profile;
    this.knowledge = knowledge;
    this.patients = patients;
  }

  /**
   * Installs the knowledge and loads the demo patients where there are none yet.
   *
   * @param cancelled asked between the steps, each of which is one transaction
   */
  public void bringUpToDate(BooleanSupplier cancelled) {
    if (settings.installKnowledge() && !cancelled.getAsBoolean()) {
      knowledge.bringUpToDate(settings.knowledgeBundle(), profile);
    }
    if (settings.demoPatients() && !cancelled.getAsBoolean()) {
      formerPatients = patients.areLoaded();
      if (!formerPatients) {
        patients.bringUpToDate(settings.demoBundles());
      }
    }
  }

  /** Puts the knowledge of another bundle in the place of that in the store. */
  public void replaceKnowledge(String bundle, InstalledProfile choices) {
    knowledge.bringUpToDate(bundle, choices);
  }

  /**
   * Moves the demo patients of an earlier start to now. Done when the store answers already: it
   * takes a third of the time of a start. A version written meanwhile keeps no predecessor.
   */
  public void refresh(BooleanSupplier cancelled) {
    if (formerPatients && !cancelled.getAsBoolean()) {
      patients.bringUpToDate(settings.demoBundles());
    }
  }
}
