package org.mcsguideline.server.store.content;

import java.util.function.BooleanSupplier;
import org.mcsguideline.server.store.FhirStoreSettings;

/** Everything the store holds from its first answer on. */
public final class StoreContent {

  private final FhirStoreSettings settings;
  private final KnowledgeInstall knowledge;
  private final DemoPatients patients;

  StoreContent(FhirStoreSettings settings, KnowledgeInstall knowledge, DemoPatients patients) {
    this.settings = settings;
    this.knowledge = knowledge;
    this.patients = patients;
  }

  /**
   * Installs the knowledge and loads the demo patients, as the settings say.
   *
   * @param cancelled asked between the steps, each of which is one transaction
   */
  public void bringUpToDate(BooleanSupplier cancelled) {
    if (settings.installKnowledge() && !cancelled.getAsBoolean()) {
      knowledge.bringUpToDate(settings.knowledgeBundle());
    }
    if (settings.demoPatients() && !cancelled.getAsBoolean()) {
      patients.bringUpToDate(settings.demoBundles());
    }
  }
}
