package org.mcsguideline.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.launch.LaunchRefused.Reason;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.upstream.GuardedJson;

/** One EHR of the settings. What it says of itself is believed for some minutes. */
final class ListedEhr {

  private static final Duration KEPT = Duration.ofMinutes(5);

  /** Anybody may begin a login, and each would wait for an EHR that does not answer. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

  private record Told(@Nullable EhrAddresses addresses, Instant until) {}

  private final LaunchSettings.Ehr settings;
  private final FhirBase base;
  private final AppProof proof;
  private final GuardedJson servers;
  private final AtomicReference<@Nullable Told> told = new AtomicReference<>();

  /**
   * An EHR.
   *
   * @throws IllegalArgumentException when its address or the key for it cannot be used
   */
  ListedEhr(LaunchSettings.Ehr settings, GuardedJson servers) {
    this.settings = settings;
    this.base =
        FhirBase.parse(settings.iss())
            .orElseThrow(() -> new IllegalArgumentException("iss is no plain address"));
    this.proof = AppProof.of(settings);
    this.servers = servers;
  }

  LaunchSettings.Ehr settings() {
    return settings;
  }

  /** What the app asks for. */
  List<String> scopes(boolean byEhr) {
    return byEhr ? settings.scopes() : settings.userScopes();
  }

  FhirBase base() {
    return base;
  }

  /**
   * Where people log in.
   *
   * @throws LaunchRefused when the EHR does not say
   */
  EhrAddresses addresses(Instant now) {
    Told kept = told.get();
    if (kept == null || !now.isBefore(kept.until())) {
      kept = asked(now);
      told.set(kept);
    }
    if (kept.addresses() == null) {
      throw new LaunchRefused(Reason.EHR_FAILED);
    }
    return kept.addresses();
  }

  private Told asked(Instant now) {
    return servers
        .get(EhrAddresses.of(base), base)
        .flatMap(answer -> EhrAddresses.read(answer, base))
        .map(found -> new Told(found, now.plus(KEPT)))
        .orElseGet(() -> new Told(null, now.plus(LEFT_ALONE)));
  }

  /**
   * What the EHR gives for a code.
   *
   * @throws LaunchRefused when it gives nothing
   */
  TokenAnswer token(Map<String, String> grant, Instant now) {
    URI token = addresses(now).token();
    Map<String, String> form = proof.fields(token, now);
    form.putAll(grant);
    return servers
        .post(token, form, base)
        .filter(answer -> answer.path("access_token").isTextual())
        .filter(answer -> "bearer".equalsIgnoreCase(answer.path("token_type").asText()))
        .map(TokenAnswer::new)
        .orElseThrow(() -> new LaunchRefused(Reason.DENIED));
  }

  /** Whom the EHR names; null when it names nobody. */
  @Nullable EhrUser user(TokenAnswer answer, String nonce, Instant now) {
    String idToken = answer.idToken();
    if (idToken == null) {
      return null;
    }
    EhrAddresses addresses = addresses(now);
    return IdToken.user(
        idToken,
        keys(addresses.keys()),
        new IdToken.Demand(addresses.issuer(), settings.clientId(), nonce),
        now);
  }

  private JWKSet keys(@Nullable URI address) {
    if (address == null) {
      throw new LaunchRefused(Reason.NOT_BELIEVED);
    }
    JsonNode keys =
        servers.get(address, base).orElseThrow(() -> new LaunchRefused(Reason.EHR_FAILED));
    try {
      return JWKSet.parse(keys.toString());
    } catch (ParseException unreadable) {
      throw new LaunchRefused(Reason.EHR_FAILED);
    }
  }
}
