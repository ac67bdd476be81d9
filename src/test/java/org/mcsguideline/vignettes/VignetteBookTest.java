package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The vignettes as the product has them. */
class VignetteBookTest {

  private static final JsonNode BOOK = VignetteBookWriting.book();

  @Test
  void holdsEveryVignetteWithItsWholeRecord() {
    assertThat(BOOK.path("cases")).hasSize(Vignettes.COUNT);
    for (Vignette vignette : Vignettes.all()) {
      JsonNode written =
          BOOK.path("cases")
              .valueStream()
              .filter(one -> one.path("id").asText().equals(vignette.id()))
              .findFirst()
              .orElseThrow();
      VignetteRecord record = VignetteRecord.of(vignette, VignetteBookWriting.PATIENT);
      assertThat(written.path("entries").valueStream().map(entry -> entry.path("resource")))
          .as(vignette.id())
          .containsExactlyElementsOf(
              record.resourcesBeforeSigning().stream().skip(1).map(HookRequestJson::json).toList());
      assertThat(written.path("patient")).isEqualTo(HookRequestJson.json(record.patient()));
      assertThat(written.has("order")).isEqualTo(!record.draftOrders().isEmpty());
    }
  }

  @Test
  void callsNoTwoFactsTheSame() {
    Set<String> told = new HashSet<>();
    Set<String> names = new HashSet<>();
    BOOK.path("cases")
        .valueStream()
        .flatMap(one -> one.path("entries").valueStream())
        .forEach(
            entry -> {
              JsonNode resource = entry.path("resource");
              boolean unused = names.add(entry.path("fact").asText());
              unused =
                  told.add(
                      resource.path("resourceType").asText()
                          + resource.at("/code/coding/0/code").asText()
                          + resource.at("/medicationCodeableConcept/coding/0/code").asText());
            });
    assertThat(names).hasSizeGreaterThan(40).hasSameSizeAs(told);
    assertThat(names).allMatch(name -> name.matches("[a-z0-9-]+"));
  }
}
