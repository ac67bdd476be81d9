package org.mcsguideline.launch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LaunchSettingsTest {

  private static List<String> complaints(boolean shared, String standalone, String... addresses) {
    List<LaunchSettings.Ehr> ehrs =
        Stream.of(addresses)
            .map(
                iss -> new LaunchSettings.Ehr(iss, "app", "", List.of("launch"), List.of("openid")))
            .toList();
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      return factory
          .getValidator()
          .validate(new LaunchSettings("", Duration.ofHours(1), standalone, shared, ehrs))
          .stream()
          .map(ConstraintViolation::getMessage)
          .toList();
    }
  }

  @Test
  void severalEhrsMustMeanTheSamePatientByAnId() {
    assertThat(complaints(false, "", "https://a.example")).isEmpty();
    assertThat(complaints(false, "", "https://a.example", "https://b.example"))
        .singleElement()
        .asString()
        .contains("shared-patient-ids");
    assertThat(complaints(true, "", "https://a.example", "https://b.example")).isEmpty();
  }

  @Test
  void aLoginBeginsAtAListedEhr() {
    assertThat(complaints(false, "https://b.example", "https://a.example")).hasSize(1);
    assertThat(complaints(false, "https://a.example", "https://a.example")).isEmpty();
  }
}
