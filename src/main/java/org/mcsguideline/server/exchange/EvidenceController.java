package org.mcsguideline.server.exchange;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.server.KnowledgeSettings;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Hands out what the build made of the source's tables, byte for byte. */
@RestController
public final class EvidenceController {

  private static final String PATH = "/evidence.r5.json";

  /** Stands beside the guideline that is in use, so that the two belong together. */
  private static final String FILE = "evidence-r5.json";

  private static final MediaType FHIR_R5 =
      MediaType.parseMediaType("application/fhir+json; fhirVersion=5.0");

  private final byte @Nullable [] bundle;
  private final String tag;

  /** Reads the file once. */
  EvidenceController(KnowledgeSettings settings, ResourceLoader resources) throws IOException {
    Resource file = resources.getResource(settings.location()).createRelative(FILE);
    bundle = file.exists() ? read(file) : null;
    tag = bundle == null ? "" : DigestUtils.md5DigestAsHex(bundle);
  }

  private static byte[] read(Resource file) throws IOException {
    try (InputStream content = file.getInputStream()) {
      return content.readAllBytes();
    }
  }

  /**
   * The bundle; 304 to a caller who has it.
   *
   * @throws NoResourceFoundException when the guideline in use came without one
   */
  @GetMapping(PATH)
  public ResponseEntity<byte[]> evidence() throws NoResourceFoundException {
    if (bundle == null) {
      throw new NoResourceFoundException(HttpMethod.GET, PATH);
    }
    return ResponseEntity.ok()
        .contentType(FHIR_R5)
        .cacheControl(CacheControl.noCache())
        .eTag(tag)
        .header("X-Content-Type-Options", "nosniff")
        .body(bundle);
  }
}
