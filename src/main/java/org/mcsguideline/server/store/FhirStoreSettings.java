package org.mcsguideline.server.store;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the FHIR store keeps its data and what it is filled with.
 *
 * @param enabled false leaves out the store and everything under {@code /fhir}
 * @param jdbcUrl an H2 database, or PostgreSQL
 * @param username owner of the tables; H2 creates it with the file
 * @param password may be empty for the file of a local trial
 * @param pseudonymKey secret from which the pseudonyms of exported forms are made, 32 characters or
 *     more; without it only synthetic patients are exported
 * @param installKnowledge whether the guideline is put into the store at start
 * @param knowledgeBundle where the guideline is
 * @param demoPatients whether synthetic patients, moved to the present, are put into the store at
 *     start
 * @param demoBundles where these patients are, a pattern
 * @param schema what a start does about the tables
 * @param connections most connections to the database at a time; a request holds one, a transaction
 *     may need two
 * @param longestWait for a connection, or a row of PostgreSQL that others hold; a request that has
 *     waited so a few times is refused
 */
@Validated
@ConfigurationProperties(prefix = "mcs.store", ignoreUnknownFields = false)
public record FhirStoreSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("jdbc:h2:file:./data/mcs") @NotBlank @Pattern(regexp = "jdbc:(h2|postgresql):.+")
        String jdbcUrl,
    @DefaultValue("mcs") @NotBlank String username,
    @DefaultValue("") @NotNull String password,
    @DefaultValue("") @NotNull String pseudonymKey,
    @DefaultValue("true") boolean installKnowledge,
    @DefaultValue("classpath:knowledge/bundle.json") @NotBlank String knowledgeBundle,
    @DefaultValue("true") boolean demoPatients,
    @DefaultValue("classpath*:demo/*.json") @NotBlank String demoBundles,
    @DefaultValue("update") @NotNull SchemaStep schema,
    @DefaultValue("10") @Min(3) @Max(200) int connections,
    @DefaultValue("1s") @DurationMin(millis = 250) @DurationMax(minutes = 5) Duration longestWait) {

  private static final int SHORTEST_KEY = 32;

  /** What a start does about the tables of the database. */
  public enum SchemaStep {
    /** Makes them and brings them up to date, one node at a time. */
    UPDATE,
    /** Leaves them alone; the store stays closed when they are not those of this version. */
    CHECK
  }

  /** Whether the database is a file of this process, which no other node shares. */
  public boolean isEmbedded() {
    return jdbcUrl.startsWith("jdbc:h2:");
  }

  /** Told of as a whole, because the start repeats values that it refuses. */
  @AssertTrue(message = "mcs.store.pseudonym-key must have 32 characters or more")
  boolean isHardToGuess() {
    return pseudonymKey.isEmpty() || pseudonymKey.length() >= SHORTEST_KEY;
  }

  /** Password and key stay out of logs. */
  @Override
  public String toString() {
    return "FhirStoreSettings[jdbcUrl=" + jdbcUrl + ", username=" + username + "]";
  }
}
