package org.mcsguideline.server.store.content;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** FHIR bundles on the class path. */
final class BundleFiles {

  private final FhirContext fhirContext;
  private final PathMatchingResourcePatternResolver files =
      new PathMatchingResourcePatternResolver();

  BundleFiles(FhirContext fhirContext) {
    this.fhirContext = fhirContext;
  }

  /** All files the pattern matches, as text; empty when there are none. */
  List<String> read(String pattern) {
    try {
      return Arrays.stream(files.getResources(pattern))
          .filter(Resource::exists)
          .map(BundleFiles::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + pattern, e);
    }
  }

  Bundle parse(String json) {
    return fhirContext.newJsonParser().parseResource(Bundle.class, json);
  }

  Parameters parseParameters(String json) {
    return fhirContext.newJsonParser().parseResource(Parameters.class, json);
  }

  private static String text(Resource file) {
    try (InputStream content = file.getInputStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.getDescription(), e);
    }
  }
}
