package org.mcsguideline.faults.database;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Copies of stored resources with their versions, indexes and links, made by the database. */
final class ManyResources {

  /** Beyond every number that the store itself gives in a test. */
  private static final String SHIFT = " + copy * 1000000::bigint";

  private static final Map<String, Map<String, String>> TABLES =
      Map.of(
          "hfj_resource", Map.of("res_id", "res_id" + SHIFT, "fhir_id", "fhir_id || '-' || copy"),
          "hfj_res_ver", Map.of("pid", "pid" + SHIFT, "res_id", "res_id" + SHIFT),
          "hfj_res_link",
              Map.of("pid", "pid" + SHIFT, "src_resource_id", "src_resource_id" + SHIFT),
          "hfj_spidx_token", Map.of("sp_id", "sp_id" + SHIFT, "res_id", "res_id" + SHIFT),
          "hfj_spidx_string", Map.of("sp_id", "sp_id" + SHIFT, "res_id", "res_id" + SHIFT),
          "hfj_spidx_date", Map.of("sp_id", "sp_id" + SHIFT, "res_id", "res_id" + SHIFT),
          "hfj_spidx_quantity", Map.of("sp_id", "sp_id" + SHIFT, "res_id", "res_id" + SHIFT));

  private static final List<String> IN_ORDER =
      List.of(
          "hfj_resource",
          "hfj_res_ver",
          "hfj_res_link",
          "hfj_spidx_token",
          "hfj_spidx_string",
          "hfj_spidx_date",
          "hfj_spidx_quantity");

  private ManyResources() {}

  /** Of each patient, observation and condition so many more. */
  static void copy(JdbcTemplate database, int copies) {
    database.execute(
        "create table originals as select res_id as id from hfj_resource"
            + " where res_type in ('Patient', 'Observation', 'Condition')");
    for (String table : IN_ORDER) {
      database.update(copying(database, table), copies);
    }
    database.execute("drop table originals");
    database.execute("analyze");
  }

  private static String copying(JdbcTemplate database, String table) {
    Map<String, String> changed = Objects.requireNonNull(TABLES.get(table));
    List<String> columns =
        database.queryForList(
            "select column_name from information_schema.columns where table_name = ?"
                + " and table_schema = 'public'",
            String.class,
            table);
    String values =
        columns.stream()
            .map(column -> changed.getOrDefault(column, column))
            .collect(Collectors.joining(", "));
    String resource = table.equals("hfj_res_link") ? "src_resource_id" : "res_id";
    return "insert into %s (%s) select %s from %s join originals on %s = id, generate_series(1, ?) copy"
        .formatted(table, String.join(", ", columns), values, table, resource);
  }
}
