package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.util.VersionUtil;

/**
 * Whether the tables in the database are those of this version of HAPI FHIR. Comparing some seventy
 * tables with the entities is a large part of a start, and needed once per version.
 */
public final class DatabaseSchema {

  private static final String MARK = "schema";

  private final StoreMarks marks;
  private final boolean current;

  DatabaseSchema(StoreMarks marks) {
    this.marks = marks;
    this.current = marks.find(MARK).filter(VersionUtil.getVersion()::equals).isPresent();
  }

  boolean isCurrent() {
    return current;
  }

  /** To be called when the tables are there, that is after Hibernate has started. */
  public void recordAsCurrent() {
    if (!current) {
      marks.put(MARK, VersionUtil.getVersion());
    }
  }
}
