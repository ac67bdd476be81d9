package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.cache.IResourceChangeListener;
import ca.uhn.fhir.jpa.cache.IResourceChangeListenerRegistry;
import ca.uhn.fhir.jpa.cache.ResourceChangeListenerRegistryInterceptor;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cr.hapi.common.CodeCacheResourceChangeListener;
import org.opencds.cqf.fhir.cr.hapi.common.ElmCacheResourceChangeListener;
import org.springframework.context.annotation.Bean;

/**
 * Empties the caches of compiled logic and of expansions when a Library or ValueSet changes.
 * Without these listeners the engine keeps answering with the logic it compiled first.
 */
class KnowledgeChangeConfig {

  /** Changes of this process are told at once; this interval is for those made elsewhere. */
  private static final long CHECK_EVERY_MILLIS = 60_000;

  @Bean
  ResourceChangeListenerRegistryInterceptor resourceChangeInterceptor() {
    return new ResourceChangeListenerRegistryInterceptor();
  }

  @Bean
  ElmCacheResourceChangeListener libraryChanges(
      IResourceChangeListenerRegistry registry,
      PartitionSettings partitions,
      DaoRegistry daos,
      EvaluationSettings evaluation) {
    var listener = new ElmCacheResourceChangeListener(daos, evaluation.getLibraryCache());
    listen(registry, partitions, "Library", listener);
    return listener;
  }

  @Bean
  CodeCacheResourceChangeListener valueSetChanges(
      IResourceChangeListenerRegistry registry,
      PartitionSettings partitions,
      DaoRegistry daos,
      EvaluationSettings evaluation) {
    var listener = new CodeCacheResourceChangeListener(daos, evaluation.getValueSetCache());
    listen(registry, partitions, "ValueSet", listener);
    return listener;
  }

  private static void listen(
      IResourceChangeListenerRegistry registry,
      PartitionSettings partitions,
      String resourceType,
      IResourceChangeListener listener) {
    registry.registerResourceResourceChangeListener(
        resourceType,
        RequestPartitionId.defaultPartition(partitions),
        SearchParameterMap.newSynchronous(),
        listener,
        CHECK_EVERY_MILLIS);
  }
}
