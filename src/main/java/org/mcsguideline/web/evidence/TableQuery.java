package org.mcsguideline.web.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mcsguideline.evidence.TableChoice;
import org.mcsguideline.web.frame.PageRefused;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a reader chose of the tables of a page, as the address says it: {@code <table>.<what>},
 * where what is {@code search}, {@code sort}, {@code order} or the name of a column.
 *
 * @param path of the page
 * @param given values by name; none is blank
 */
public record TableQuery(String path, Map<String, String> given) {

  private static final String SEARCH = "search";
  private static final String SORT = "sort";
  private static final String ORDER = "order";
  private static final String DOWN = "down";
  private static final int LONGEST = 200;

  /**
   * What an address says of these tables; whatever else it says is left alone.
   *
   * @throws PageRefused when a value is too long for any row
   */
  static TableQuery of(HttpServletRequest request, Collection<String> tables) {
    Map<String, String> given = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!values[0].isBlank() && tables.stream().anyMatch(t -> name.startsWith(t + "."))) {
                if (values[0].length() > LONGEST) {
                  throw new PageRefused("evidence.refused.long");
                }
                given.put(name, values[0]);
              }
            });
    return new TableQuery(request.getRequestURI(), given);
  }

  /** What was chosen of a table. */
  TableChoice choice(String table) {
    Map<String, String> own =
        given.entrySet().stream()
            .filter(value -> value.getKey().startsWith(table + "."))
            .collect(
                Collectors.toMap(
                    value -> value.getKey().substring(table.length() + 1), Map.Entry::getValue));
    String search = own.getOrDefault(SEARCH, "");
    String sort = own.getOrDefault(SORT, "");
    boolean descending = DOWN.equals(own.get(ORDER));
    own.keySet().removeAll(List.of(SEARCH, SORT, ORDER));
    return new TableChoice(search, own, sort, descending);
  }

  /** The value that was given for a table; empty when none was. */
  public String value(String table, String what) {
    return given.getOrDefault(table + "." + what, "");
  }

  /** Whether a table shows less than all it has, or in another order. */
  public boolean chosen(String table) {
    return given.keySet().stream().anyMatch(name -> name.startsWith(table + "."));
  }

  /** How a table is sorted by a column, in the words of ARIA. */
  public String order(String table, String column) {
    return !value(table, SORT).equals(column)
        ? "none"
        : DOWN.equals(value(table, ORDER)) ? "descending" : "ascending";
  }

  /** The address of the same page with a table sorted by a column, the other way round if it is. */
  public String sorted(String table, String column) {
    Map<String, String> next = new LinkedHashMap<>(given);
    next.put(table + "." + SORT, column);
    if (order(table, column).equals("ascending")) {
      next.put(table + "." + ORDER, DOWN);
    } else {
      next.remove(table + "." + ORDER);
    }
    return address(next);
  }

  /** The address of the same page with nothing chosen of a table. */
  public String without(String table) {
    Map<String, String> rest = new LinkedHashMap<>(given);
    boolean unused = rest.keySet().removeIf(name -> name.startsWith(table + "."));
    return address(rest);
  }

  /** What a form must carry along that asks for something else of a table. */
  public Map<String, String> kept(String table, Collection<String> asked) {
    Map<String, String> kept = new LinkedHashMap<>(given);
    kept.remove(table + "." + SEARCH);
    asked.forEach(column -> kept.remove(table + "." + column));
    return kept;
  }

  private String address(Map<String, String> values) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    List<String> names = List.copyOf(values.keySet());
    for (int i = 0; i < names.size(); i++) {
      address = address.queryParam(names.get(i), "{" + i + "}");
    }
    return address.encode().buildAndExpand(values.values().toArray()).toUriString();
  }
}
