package org.mcsguideline.launch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * At which EHRs people log in to see pages.
 *
 * @param key 32 bytes in Base64, the same on all nodes, that seal what browsers carry; empty lets a
 *     single node make one at its start
 * @param session how long a login lasts at most; it ends with the EHR's token when that is sooner
 * @param standalone {@code iss} of the EHR at which a login begins that no EHR began; empty for
 *     none
 * @param sharedPatientIds whether several EHRs mean the same patient by the same id; decisions are
 *     kept by this id alone
 * @param ehrs nobody else is ever contacted
 */
@Validated
@ConfigurationProperties(prefix = "mcs.launch", ignoreUnknownFields = false)
public record LaunchSettings(
    @DefaultValue("") @Pattern(regexp = "|[A-Za-z0-9+/]{43}=") String key,
    @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(hours = 12) Duration session,
    @DefaultValue("") String standalone,
    @DefaultValue("false") boolean sharedPatientIds,
    @NotNull @DefaultValue List<@Valid Ehr> ehrs) {

  public LaunchSettings {
    ehrs = List.copyOf(ehrs);
  }

  @AssertTrue(message = "mcs.launch.standalone names none of mcs.launch.ehrs")
  boolean isStandaloneListed() {
    return standalone.isEmpty() || ehrs.stream().anyMatch(ehr -> ehr.iss().equals(standalone));
  }

  /** Otherwise a patient of one would see what was decided for a patient of another. */
  @AssertTrue(
      message =
          "mcs.launch.ehrs are several: give each a service of its own, or, when all know each"
              + " patient by the same id, set mcs.launch.shared-patient-ids")
  boolean isEveryPatientOne() {
    return ehrs.size() < 2 || sharedPatientIds;
  }

  /** The key stays out of logs. */
  @Override
  public String toString() {
    return "LaunchSettings[session=" + session + ", ehrs=" + ehrs + "]";
  }

  /**
   * One EHR.
   *
   * @param iss base address of its FHIR server, exactly as it sends it
   * @param clientId by which it knows this app
   * @param privateKey file with a JSON Web Key by which the app proves who it is; empty for a
   *     public app
   * @param scopes asked for when the EHR launches the app; rights are those for its patient
   * @param userScopes asked for when a user begins here; rights are those of the user
   */
  public record Ehr(
      @NotBlank String iss,
      @NotBlank String clientId,
      @DefaultValue("") String privateKey,
      @DefaultValue({"launch", "openid", "fhirUser", "patient/*.rs"}) @NotEmpty
          List<@Pattern(regexp = "[!-~]+") String> scopes,
      @DefaultValue({"openid", "fhirUser", "user/*.rs"}) @NotEmpty
          List<@Pattern(regexp = "[!-~]+") String> userScopes) {

    public Ehr {
      scopes = List.copyOf(scopes);
      userScopes = List.copyOf(userScopes);
    }
  }
}
