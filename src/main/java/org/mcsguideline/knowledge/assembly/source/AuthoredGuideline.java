package org.mcsguideline.knowledge.assembly.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Everything an author wrote.
 *
 * @param codes what was verified, and what FHIR itself is written with
 * @param forbiddenWords words and phrases that must not occur in what users read
 * @param ledger what became of every sentence of the source
 */
public record AuthoredGuideline(
    Identity identity,
    List<AuthoredResource> resources,
    List<AuthoredLibrary> libraries,
    CodeList codes,
    List<String> forbiddenWords,
    Ledger ledger) {

  /** The base of all addresses and the one version of all artifacts. */
  public record Identity(String canonical, String version) {}

  public AuthoredGuideline {
    resources = List.copyOf(resources);
    libraries = List.copyOf(libraries);
    forbiddenWords = List.copyOf(forbiddenWords);
  }

  /** The same guideline with other resources. */
  public AuthoredGuideline with(List<AuthoredResource> others) {
    return new AuthoredGuideline(identity, others, libraries, codes, forbiddenWords, ledger);
  }

  /** The resources of one type. */
  public Stream<AuthoredResource> all(String type) {
    return resources.stream().filter(resource -> type.equals(resource.type()));
  }

  /** The resource at a canonical address, with or without version. */
  public Optional<AuthoredResource> resolve(String canonical) {
    String url = FhirJson.withoutVersion(canonical);
    return resources.stream().filter(resource -> url.equals(resource.url())).findFirst();
  }

  /** The library of this name. */
  public Optional<AuthoredLibrary> library(String name) {
    return libraries.stream().filter(library -> name.equals(library.name())).findFirst();
  }

  /** Whether every library translates; if not, what libraries lack says nothing. */
  public boolean isTranslated() {
    return libraries.stream().allMatch(library -> library.translation().isPresent());
  }

  /** Whether a canonical address is of this guideline. */
  public boolean isOwn(String canonical) {
    return canonical.startsWith(identity.canonical() + "/");
  }
}
