package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.cache.IResourceChangeEvent;
import ca.uhn.fhir.jpa.cache.IResourceChangeListener;
import ca.uhn.fhir.jpa.cache.IResourceChangeListenerRegistry;
import ca.uhn.fhir.jpa.cache.ResourceChangeResult;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.instance.model.api.IIdType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the engine forget what it compiled when another node on the same database changed knowledge.
 * Without it a node would go on answering with the logic that it compiled first.
 */
public final class KnowledgeChanges implements IResourceChangeListener {

  /** How often the versions of stored knowledge are compared with those known here. */
  public static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(KnowledgeChanges.class);

  /** What a compiled library is made of. */
  private static final List<String> COMPILED = List.of("Library", "ValueSet", "CodeSystem");

  private final IResourceChangeListenerRegistry registry;
  private final PartitionSettings partitions;
  private final CompiledKnowledge compiled;

  KnowledgeChanges(
      IResourceChangeListenerRegistry registry,
      PartitionSettings partitions,
      CompiledKnowledge compiled) {
    this.registry = registry;
    this.partitions = partitions;
    this.compiled = compiled;
  }

  /** To be called before anything is compiled: what is stored now counts as known. */
  public void watch() {
    for (String type : COMPILED) {
      ResourceChangeResult known =
          registry
              .registerResourceResourceChangeListener(
                  type,
                  RequestPartitionId.defaultPartition(partitions),
                  SearchParameterMap.newSynchronous(),
                  this,
                  INTERVAL.toMillis())
              .forceRefresh();
      log.debug("{}: {} stored", type, known.created);
    }
  }

  @Override
  public void handleInit(Collection<IIdType> stored) {
    // Nothing was compiled of anything older.
  }

  @Override
  public void handleChange(IResourceChangeEvent change) {
    compiled.forget();
  }
}
