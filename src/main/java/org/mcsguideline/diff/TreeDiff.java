package org.mcsguideline.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where two JSON trees differ. Entries of a list are the same when they have the same id, code,
 * name or address, whatever their order; where they have none, their place counts.
 */
final class TreeDiff {

  private static final List<String> KEYS = List.of("id", "linkId", "code", "url", "name", "path");

  private final Predicate<String> left;
  private final List<Difference> differences = new ArrayList<>();

  /**
   * @param left tells of a path that it is left out
   */
  TreeDiff(Predicate<String> left) {
    this.left = left;
  }

  /**
   * One difference.
   *
   * @param path names and entries, with points between
   * @param before missing when it is new
   * @param after missing when it is gone
   */
  record Difference(String path, JsonNode before, JsonNode after) {

    /** Name of the element that differs. */
    String element() {
      String name = path.substring(path.lastIndexOf('.') + 1);
      int bracket = name.indexOf('[');
      return bracket < 0 ? name : name.substring(0, bracket);
    }
  }

  List<Difference> of(JsonNode before, JsonNode after) {
    compare("", before, after);
    return differences;
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (left.test(path) || before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      names(before, after)
          .forEach(
              name ->
                  compare(
                      path.isEmpty() ? name : path + "." + name,
                      before.path(name),
                      after.path(name)));
    } else if (before.isArray() && after.isArray()) {
      compareLists(path, entries(before), entries(after));
    } else {
      differences.add(new Difference(path, before, after));
    }
  }

  private void compareLists(
      String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    union(before.keySet(), after.keySet())
        .forEach(
            key ->
                compare(
                    path + "[" + key + "]",
                    before.getOrDefault(key, MissingNode.getInstance()),
                    after.getOrDefault(key, MissingNode.getInstance())));
    List<String> order = List.copyOf(before.keySet());
    List<String> newOrder = List.copyOf(after.keySet());
    if (!order.equals(newOrder) && Set.copyOf(order).equals(Set.copyOf(newOrder))) {
      differences.add(new Difference(path + " order", text(order), text(newOrder)));
    }
  }

  private static JsonNode text(List<String> order) {
    return TextNode.valueOf(String.join(", ", order));
  }

  private static Set<String> names(JsonNode before, JsonNode after) {
    return union(
        before.properties().stream().map(Map.Entry::getKey).toList(),
        after.properties().stream().map(Map.Entry::getKey).toList());
  }

  private static Set<String> union(Collection<String> before, Collection<String> after) {
    Set<String> union = new LinkedHashSet<>(before);
    union.addAll(after);
    return union;
  }

  /** Entries of one name are told apart by their number. */
  private static Map<String, JsonNode> entries(JsonNode list) {
    String key = KEYS.stream().filter(name -> names(list, name)).findFirst().orElse("");
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    for (JsonNode entry : list) {
      String name = key.isEmpty() ? Integer.toString(entries.size()) : tail(entry.path(key));
      String unique = name;
      for (int number = 2; entries.containsKey(unique); number++) {
        unique = name + " #" + number;
      }
      entries.put(unique, entry);
    }
    return entries;
  }

  /** Whether all entries have such a name. */
  private static boolean names(JsonNode list, String name) {
    return list.valueStream().allMatch(entry -> entry.path(name).isTextual());
  }

  /** An address by its last part. */
  private static String tail(JsonNode key) {
    String text = key.asText();
    return Objects.requireNonNullElse(
        Stream.of(text.split("/", -1)).reduce((first, second) -> second).orElse(null), text);
  }
}
