package org.mcsguideline.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.security.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Makes decoders that check signature and claims; what is not listed is not accepted. */
final class TokenReading {

  private TokenReading() {}

  static NimbusJwtDecoder of(ClientSettings client, List<OAuth2TokenValidator<Jwt>> rules) {
    return decoder(keys(client), rules);
  }

  static NimbusJwtDecoder of(IssuerSettings issuer, List<OAuth2TokenValidator<Jwt>> rules) {
    JWKSource<SecurityContext> keys = KeySets.at(issuer.jwks());
    return decoder((header, context) -> select(keys, issuer.algorithms(), header, context), rules);
  }

  private static NimbusJwtDecoder decoder(
      JWSKeySelector<SecurityContext> keys, List<OAuth2TokenValidator<Jwt>> rules) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(keys);
    // Claims are checked below, with our clock.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(rules));
    return decoder;
  }

  private static JWSKeySelector<SecurityContext> keys(ClientSettings client) {
    String jwks = client.jwks();
    if (jwks != null) {
      JWKSource<SecurityContext> keys = KeySets.at(jwks);
      return (header, context) -> select(keys, client.algorithms(), header, context);
    }
    Map<String, JWKSource<SecurityContext>> listed =
        client.jku().stream().collect(Collectors.toMap(address -> address, KeySets::at));
    return (header, context) -> {
      URI named = header.getJWKURL();
      JWKSource<SecurityContext> keys = named == null ? null : listed.get(named.toString());
      return keys == null ? List.of() : select(keys, client.algorithms(), header, context);
    };
  }

  /** A key is chosen by its id; a token without one fits none. */
  private static List<? extends Key> select(
      JWKSource<SecurityContext> keys,
      Collection<String> algorithms,
      JWSHeader header,
      SecurityContext context)
      throws com.nimbusds.jose.KeySourceException {
    if (header.getKeyID() == null) {
      return List.of();
    }
    Set<JWSAlgorithm> allowed =
        algorithms.stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
    return new JWSVerificationKeySelector<>(allowed, keys).selectJWSKeys(header, context);
  }
}
