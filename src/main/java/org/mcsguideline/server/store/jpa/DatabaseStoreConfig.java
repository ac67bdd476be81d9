package org.mcsguideline.server.store.jpa;

import org.springframework.context.annotation.Import;

/** The storage layer, for the store's context. */
@Import({DatabaseConfig.class, StorageConfig.class, StoreUpkeep.class})
public final class DatabaseStoreConfig {}
