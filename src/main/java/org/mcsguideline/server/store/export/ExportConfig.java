package org.mcsguideline.server.store.export;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.export.Pseudonyms;
import org.mcsguideline.server.store.FhirStoreSettings;
import org.springframework.context.annotation.Bean;

/** The export of forms, for the store's context. */
public class ExportConfig {

  private static final int KEY_BYTES = 32;

  @Bean
  FormExportOperations formExport(DaoRegistry daos, FhirStoreSettings settings) {
    return new FormExportOperations(new StoredForms(daos), pseudonyms(settings));
  }

  /** Without a key synthetic patients have other pseudonyms after each start, and others none. */
  private static @Nullable Pseudonyms pseudonyms(FhirStoreSettings settings) {
    String key = settings.pseudonymKey();
    if (!key.isEmpty()) {
      return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
    }
    if (!settings.demoPatients()) {
      return null;
    }
    byte[] ofThisStart = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(ofThisStart);
    return new Pseudonyms(ofThisStart);
  }
}
