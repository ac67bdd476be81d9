package org.mcsguideline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.SystemCode;
import org.mcsguideline.knowledge.json.ContentHash;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;

/** The guideline as it was built, and larger ones made of it. */
final class Content {

  /** Actions of the service that is measured, as shipped. */
  static final int SHIPPED_ACTIONS = 6;

  private static final String FILE = "knowledge/bundle.json";
  private static final Set<String> PLANS = Set.of("mcs-rec-routine-use", "mcs-rec-selected-use");

  private Content() {}

  /**
   * The bundle.
   *
   * @param actions of the service that is measured. Those beyond {@link #SHIPPED_ACTIONS} repeat
   *     what does not apply to the patient of the example, so that the answer stays what it was.
   */
  static ObjectNode bundle(int actions) throws IOException {
    try (InputStream file = Content.class.getClassLoader().getResourceAsStream(FILE)) {
      ObjectNode bundle = (ObjectNode) FhirJson.MAPPER.readTree(Objects.requireNonNull(file));
      if (actions != SHIPPED_ACTIONS) {
        repeatActions(bundle, actions - SHIPPED_ACTIONS);
        ((ObjectNode) bundle.path("identifier"))
            .put("value", ContentHash.of(bundle.path("entry")));
      }
      return bundle;
    }
  }

  private static void repeatActions(JsonNode bundle, int more) {
    List<ArrayNode> lists = new ArrayList<>();
    List<JsonNode> originals = new ArrayList<>();
    int present = 0;
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode resource = entry.path("resource");
      if ("PlanDefinition".equals(resource.path("resourceType").textValue())
          && PLANS.contains(resource.path("id").textValue())) {
        ArrayNode actions = (ArrayNode) resource.path("action");
        present += actions.size();
        // The first of each plan is what it is for, and applies.
        for (int i = 1; i < actions.size(); i++) {
          lists.add(actions);
          originals.add(actions.get(i));
        }
      }
    }
    if (present != SHIPPED_ACTIONS) {
      throw new IllegalStateException("The service has " + present + " actions.");
    }
    for (int i = 0; i < more; i++) {
      int turn = i % originals.size();
      ObjectNode copy = originals.get(turn).deepCopy();
      copy.put("id", copy.path("id").textValue() + "-" + i);
      lists.get(turn).add(copy);
    }
  }

  /** A bundle as the service reads it. */
  static KnowledgeBase knowledge(JsonNode bundle) throws IOException {
    return KnowledgeFile.read(
        new ByteArrayInputStream(FhirJson.MAPPER.writeValueAsBytes(bundle)), FILE);
  }

  /** The same with codes of nobody added, until every value set has so many. */
  static KnowledgeBase withCodes(KnowledgeBase knowledge, int codes) {
    Map<String, Set<SystemCode>> larger = new HashMap<>();
    knowledge
        .valueSets()
        .forEach(
            (address, members) -> {
              Set<SystemCode> all = new HashSet<>(members);
              for (int i = 0; all.size() < codes; i++) {
                all.add(new SystemCode("http://example.org/codes", "code-" + i));
              }
              larger.put(address, Set.copyOf(all));
            });
    return new KnowledgeBase(
        knowledge.identity(),
        knowledge.services(),
        knowledge.schedules(),
        knowledge.libraries(),
        new KnowledgeBase.Terminology(larger, knowledge.concepts()),
        knowledge.siteParameters(),
        knowledge.readByLogic(),
        knowledge.grounds());
  }
}
