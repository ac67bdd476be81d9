package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of one search, put together. */
final class Searchset {

  private static final int MOST_ENTRIES = 2000;
  private static final String ENTRY = "entry";
  private static final String TOTAL = "total";

  private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();
  private int pages;
  private int fetched;
  private int total;
  private @Nullable Reason reason;

  /** Whether it is a bundle at all. */
  static boolean isBundle(JsonNode json) {
    return "Bundle".equals(json.path("resourceType").textValue());
  }

  /** Address of the page that follows. */
  static Optional<String> next(JsonNode page) {
    return page.path("link")
        .valueStream()
        .filter(link -> "next".equals(link.path("relation").textValue()))
        .map(link -> link.path("url").asText())
        .findFirst();
  }

  /** Whether the bundle says that there is more than it holds. */
  static boolean isPart(JsonNode json) {
    return isBundle(json)
        && (next(json).isPresent() || json.path(TOTAL).asInt() > json.path(ENTRY).size());
  }

  /** Adds a page. */
  void add(JsonNode page) {
    pages++;
    total = Math.max(total, page.path(TOTAL).asInt());
    for (JsonNode entry : page.path(ENTRY)) {
      if (entries.size() == MOST_ENTRIES) {
        end(Reason.TOO_MANY_ENTRIES);
        return;
      }
      entries.add(entry);
    }
  }

  /** Adds a page that came from the server. */
  void addFetched(JsonNode page) {
    fetched++;
    add(page);
  }

  /** Notes that pages are missing. */
  void end(Reason why) {
    reason = reason == null ? why : reason;
  }

  boolean isEnded() {
    return reason != null;
  }

  int fetched() {
    return fetched;
  }

  /** Why pages are missing, if any are. */
  Reason reason() {
    return reason == null ? Reason.INCOMPLETE : reason;
  }

  /** One bundle; when something is missing its total says so. */
  Answer answer() {
    if (total > entries.size()) {
      end(Reason.INCOMPLETE);
    }
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset");
    if (reason != null) {
      bundle.put(TOTAL, Math.max(total, entries.size() + 1));
    }
    if (!entries.isEmpty()) {
      bundle.set(ENTRY, entries);
    }
    DataSource.Origin origin = pages > 1 ? DataSource.Origin.PAGED : DataSource.Origin.FETCHED;
    return new Answer(bundle, new DataSource(origin, reason));
  }
}
