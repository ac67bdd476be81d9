package org.mcsguideline.knowledge.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Expansion;
import org.mcsguideline.knowledge.json.ContentHash;
import org.mcsguideline.knowledge.json.FhirJson;

/** Puts a checked guideline into one bundle. The same sources give the same bytes. */
final class BundleAssembly {

  /** FHIR wants a time; the content decides the expansion, so the time says nothing. */
  private static final String EXPANSION_TIME = "1970-01-01T00:00:00Z";

  private final AuthoredGuideline guideline;
  private final VersionStamping versions;

  BundleAssembly(AuthoredGuideline guideline) {
    this.guideline = guideline;
    this.versions = new VersionStamping(guideline);
  }

  JsonNode bundle() {
    ObjectNode bundle = FhirJson.MAPPER.createObjectNode();
    bundle.put("resourceType", "Bundle");
    bundle.putObject("meta").put("versionId", guideline.identity().version());
    ObjectNode identifier = bundle.putObject("identifier");
    bundle.put("type", "collection");
    ArrayNode entries = bundle.putArray("entry");
    for (ObjectNode resource : resources()) {
      ObjectNode entry = entries.addObject();
      entry.put("fullUrl", fullUrl(resource));
      entry.set("resource", resource);
    }
    identifier.put("system", guideline.identity().canonical() + "/content-hash");
    identifier.put("value", ContentHash.of(entries));
    return bundle;
  }

  private List<ObjectNode> resources() {
    List<ObjectNode> resources =
        new ArrayList<>(guideline.resources().stream().map(this::assembled).toList());
    guideline
        .library(LibraryTranslation.HELPERS)
        .map(library -> LibraryContent.helpers(library, guideline.identity()))
        .ifPresent(resources::add);
    resources.sort(
        Comparator.comparing((ObjectNode r) -> r.path("resourceType").asText())
            .thenComparing(r -> r.path("id").asText()));
    ManifestContent.put(resources);
    return resources;
  }

  private String fullUrl(ObjectNode resource) {
    return FhirJson.text(resource, "url")
        .orElseGet(
            () ->
                guideline.identity().canonical()
                    + "/"
                    + resource.path("resourceType").asText()
                    + "/"
                    + resource.path("id").asText());
  }

  private ObjectNode assembled(AuthoredResource authored) {
    ObjectNode resource = versions.stamped(authored);
    if ("Library".equals(authored.type())) {
      guideline
          .library(authored.id())
          .ifPresent(library -> LibraryContent.put(resource, library, guideline.identity()));
    } else if ("ValueSet".equals(authored.type())) {
      putExpansion(resource, Expansion.of(authored, guideline));
    }
    return resource;
  }

  private static void putExpansion(ObjectNode valueSet, List<Expansion.Member> members) {
    ObjectNode expansion = valueSet.putObject("expansion");
    expansion.put("timestamp", EXPANSION_TIME);
    expansion.put("total", members.size());
    ArrayNode contains = expansion.putArray("contains");
    for (Expansion.Member member : members) {
      contains
          .addObject()
          .put("system", member.system())
          .put("code", member.code())
          .put("display", member.display());
    }
  }
}
