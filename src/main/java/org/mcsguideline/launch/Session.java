package org.mcsguideline.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.security.FhirRights;
import org.mcsguideline.security.FhirScope;
import org.mcsguideline.security.FhirScope.Level;

/**
 * A reader who has logged in at an EHR.
 *
 * @param client the app as the EHR knows it, with the EHR
 * @param user null when the EHR named nobody
 * @param patient logical id of the one patient; null when there is none
 * @param scopes those of the EHR that count here
 */
public record Session(
    String client,
    @Nullable String user,
    @Nullable String patient,
    List<String> scopes,
    Instant expires) {

  public Session {
    scopes = List.copyOf(scopes);
  }

  /** What the reader may see at the FHIR API; scopes for a system open nothing to a person. */
  public FhirRights rights() {
    return new FhirRights(
        scopes.stream()
            .map(FhirScope::parse)
            .flatMap(Optional::stream)
            .filter(scope -> scope.level() != Level.SYSTEM)
            .toList(),
        patient,
        client,
        user);
  }

  /** Text for a cookie. */
  public String sealed(Seal seal) {
    return seal.close(
        Seal.Kind.SESSION,
        new JWTClaimsSet.Builder()
            .issuer(client)
            .subject(user)
            .claim("patient", patient)
            .claim("scopes", scopes)
            .expirationTime(Date.from(expires))
            .build());
  }

  /** Empty for anything but a session that lasts. */
  public static Optional<Session> opened(String text, Seal seal) {
    return seal.open(Seal.Kind.SESSION, text).map(Session::of);
  }

  private static Session of(JWTClaimsSet claims) {
    try {
      return new Session(
          claims.getIssuer(),
          claims.getSubject(),
          claims.getStringClaim("patient"),
          claims.getStringListClaim("scopes"),
          claims.getExpirationTime().toInstant());
    } catch (ParseException impossible) {
      throw new IllegalStateException("Our own seal holds something else.", impossible);
    }
  }
}
