package org.mcsguideline.server.store;

import org.mcsguideline.server.store.content.ContentConfig;
import org.mcsguideline.server.store.export.ExportConfig;
import org.mcsguideline.server.store.jpa.DatabaseStoreConfig;
import org.mcsguideline.server.store.reasoning.ReasoningConfig;
import org.mcsguideline.server.store.rest.RestConfig;
import org.springframework.context.annotation.Import;

/**
 * Everything in the store's context. Neither this class nor those it imports carry
 * {@code @Configuration}: the application's component scanning would take them for its own.
 */
@Import({
  DatabaseStoreConfig.class,
  ContentConfig.class,
  ReasoningConfig.class,
  ExportConfig.class,
  RestConfig.class
})
final class StoreConfig {}
