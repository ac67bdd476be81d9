package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.ClientIdStrategyEnum;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.IndexEnabledEnum;

/** How resources are stored: ids are the author's, nothing is looked up elsewhere. */
final class StorageRules {

  private StorageRules() {}

  static JpaStorageSettings settings() {
    JpaStorageSettings settings = new JpaStorageSettings();
    settings.setResourceClientIdStrategy(ClientIdStrategyEnum.ANY);
    // References to another server are kept as text; HAPI does not follow them.
    settings.setAllowExternalReferences(true);
    settings.setIndexMissingFields(IndexEnabledEnum.DISABLED);
    settings.setAllowMultipleDelete(false);
    // For what the service removes itself when its time is over; the API has no such operation.
    settings.setExpungeEnabled(true);
    settings.setDeleteExpungeEnabled(false);
    settings.setAutoCreatePlaceholderReferenceTargets(false);
    // A search must not miss what was written before it for a minute, as it is usual. Not for none
    // at all: an operation asks for the same data once for each of its conditions.
    settings.setReuseCachedSearchResultsForMillis(5000L);
    withoutBackgroundWork(settings);
    return settings;
  }

  private static void withoutBackgroundWork(JpaStorageSettings settings) {
    settings.setHibernateSearchIndexFullText(false);
    settings.setHibernateSearchIndexSearchParams(false);
    settings.setEnableTaskBulkImportJobExecution(false);
    settings.setEnableTaskBulkExportJobExecution(false);
    settings.setEnableTaskPreExpandValueSets(false);
    settings.setEnableTaskResourceReindexing(false);
    settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
    settings.setStatusBasedReindexingDisabled(true);
    // Value sets come with their expansion; a second one in tables would have to be kept in step.
    settings.setPreExpandValueSets(false);
    // Deferred concepts would wait for a job which does not run here.
    settings.setDeferIndexingForCodesystemsOfSize(Integer.MAX_VALUE);
    // Only analytics on the index tables use it, and it costs some thousand rows at the first
    // start.
    settings.setWriteToSearchParamIdentityTable(false);
  }
}
