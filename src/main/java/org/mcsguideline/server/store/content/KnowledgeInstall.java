package org.mcsguideline.server.store.content;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.mcsguideline.server.store.InstalledProfile;
import org.mcsguideline.server.store.jpa.StoreMarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the knowledge in the store equal to that of the application: what is new or has changed is
 * written, what is gone is deleted, and nothing at all is done for a bundle installed before.
 */
final class KnowledgeInstall {

  private static final Logger log = LoggerFactory.getLogger(KnowledgeInstall.class);
  private static final String MARK = "knowledge";

  private final BundleFiles files;
  private final DaoRegistry daos;
  private final StoreTransaction transaction;
  private final StoreMarks marks;

  KnowledgeInstall(
      BundleFiles files, DaoRegistry daos, StoreTransaction transaction, StoreMarks marks) {
    this.files = files;
    this.daos = daos;
    this.transaction = transaction;
    this.marks = marks;
  }

  /** The local choices of the site take the place of those in the bundle. */
  void bringUpToDate(String location, InstalledProfile profile) {
    String json =
        files.read(location).stream()
            .findFirst()
            .orElseThrow(() -> new KnowledgeNotFound(location));
    String choices = profile.json();
    String hash = sha256(choices == null ? json : json + choices);
    if (marks.find(MARK).filter(hash::equals).isEmpty()) {
      Bundle bundle = files.parse(json);
      if (choices != null) {
        replaceChoices(bundle, files.parseParameters(choices));
      }
      install(bundle, hash);
    }
  }

  private static void replaceChoices(Bundle bundle, Parameters choices) {
    bundle
        .getEntry()
        .removeIf(
            entry ->
                entry.getResource() instanceof Parameters shipped
                    && shipped.getIdPart().equals(choices.getIdPart()));
    bundle.addEntry().setResource(choices);
  }

  private void install(Bundle bundle, String hash) {
    List<Resource> written =
        bundle.getEntry().stream().map(BundleEntryComponent::getResource).toList();
    written.forEach(KnowledgeInstall::requireKnowledge);
    Set<String> kept =
        written.stream().map(StoreTransaction::reference).collect(Collectors.toSet());
    List<String> removed =
        KnowledgeTypes.ALL.stream()
            .flatMap(this::stored)
            .filter(reference -> !kept.contains(reference))
            .toList();
    transaction.define(written.stream().filter(SearchParameter.class::isInstance).toList());
    transaction.replace(written, removed, () -> marks.put(MARK, hash));
    log.info("Knowledge installed: {} resources, {} removed", written.size(), removed.size());
  }

  /** References of all stored resources of one type, without version. */
  private Stream<String> stored(String type) {
    IFhirResourceDao<?> dao = daos.getResourceDao(type);
    return dao
        .searchForResourceIds(SearchParameterMap.newSynchronous(), new SystemRequestDetails())
        .stream()
        .map(id -> type + "/" + id.getIdPart());
  }

  /** Anything else in the bundle could be changed through the API afterwards. */
  private static void requireKnowledge(Resource resource) {
    if (!KnowledgeTypes.ALL.contains(resource.fhirType()) || !resource.hasIdElement()) {
      throw new IllegalArgumentException(
          "The knowledge bundle holds a resource of type %s with id %s, which is no knowledge"
              .formatted(resource.fhirType(), resource.getIdPart()));
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
