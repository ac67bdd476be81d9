package org.mcsguideline.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A request in whose data chance has changed something: what callers send, and worse. */
final class DamagedRequest {

  private static final int CHANGES = 6;
  private static final List<String> STATUSES =
      List.of("final", "amended", "entered-in-error", "active", "completed", "in-progress", "done");

  private final Random chance;
  private final ObjectNode request;

  private DamagedRequest(ObjectNode request, Random chance) {
    this.request = request;
    this.chance = chance;
  }

  /** Changes the request itself. */
  static ObjectNode of(ObjectNode request, Random chance) {
    DamagedRequest damaged = new DamagedRequest(request, chance);
    for (int i = 0; i < CHANGES; i++) {
      damaged.change();
    }
    return request;
  }

  private void change() {
    List<ArrayNode> bundles = new ArrayList<>();
    for (JsonNode bundle : request.path("prefetch")) {
      if (bundle.path("entry") instanceof ArrayNode entries && !entries.isEmpty()) {
        bundles.add(entries);
      }
    }
    ArrayNode entries = bundles.get(chance.nextInt(bundles.size()));
    int which = chance.nextInt(entries.size());
    ObjectNode resource = (ObjectNode) entries.get(which).path("resource");
    switch (chance.nextInt(5)) {
      case 0 -> repeat(entries, resource);
      case 1 -> resource.put("status", pick(STATUSES));
      default -> changeElement(resource);
    }
  }

  /** The same once more, as another resource or as one that has no id. */
  private void repeat(ArrayNode entries, ObjectNode resource) {
    ObjectNode again = resource.deepCopy();
    if (chance.nextBoolean()) {
      again.put("id", resource.path("id").asText() + "-again");
    } else {
      again.remove("id");
    }
    entries.addObject().set("resource", again);
    changeElement(again);
  }

  private void changeElement(ObjectNode resource) {
    List<ObjectNode> parents = new ArrayList<>();
    collect(resource, parents);
    ObjectNode parent = parents.get(chance.nextInt(parents.size()));
    List<String> names = new ArrayList<>();
    parent.fieldNames().forEachRemaining(names::add);
    names.removeAll(List.of("resourceType", "id", "subject", "patient"));
    if (!names.isEmpty()) {
      String name = pick(names);
      changeElement(parent, name, parent.path(name));
    }
  }

  private void changeElement(ObjectNode parent, String name, JsonNode element) {
    if (element.isNumber() && chance.nextBoolean()) {
      parent.put(name, element.decimalValue().multiply(new BigDecimal("1.7")));
    } else if (element.isTextual() && element.textValue().matches("\\d{4}-.*T.*")) {
      String time = element.textValue();
      parent.put(name, pick(List.of(time.substring(0, 10), time.substring(0, 4), "1999-01-01")));
    } else if (name.equals("valueQuantity") && chance.nextBoolean()) {
      parent.remove(name);
      parent.set("valueString", TextNode.valueOf("not measured"));
    } else if (element instanceof ArrayNode list && chance.nextBoolean()) {
      list.addAll(list.deepCopy());
    } else {
      parent.remove(name);
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private <T> T pick(List<T> from) {
    return from.get(chance.nextInt(from.size()));
  }
}
