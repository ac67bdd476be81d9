package org.mcsguideline.server.store.jpa;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the store remembers about itself from one start to the next, by name: the knowledge in it,
 * the demo resources in it, whether its first tables are all there.
 *
 * <p>A table of its own, because none of this is a FHIR resource. It shares the transaction of the
 * resources it speaks of, so a mark never outlives a rollback.
 */
public final class StoreMarks {

  private final JdbcTemplate jdbc;

  StoreMarks(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty when nothing was ever recorded under this name. */
  public Optional<String> find(String name) {
    return jdbc
        .queryForList("select CONTENT from MCS_STORE_MARK where NAME = ?", String.class, name)
        .stream()
        .findFirst();
  }

  public void put(String name, String content) {
    int updated =
        jdbc.update("update MCS_STORE_MARK set CONTENT = ? where NAME = ?", content, name);
    if (updated == 0) {
      jdbc.update("insert into MCS_STORE_MARK (NAME, CONTENT) values (?, ?)", name, content);
    }
  }
}
