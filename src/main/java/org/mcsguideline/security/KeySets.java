package org.mcsguideline.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Public keys by their address, kept for minutes. A key that is not among them is looked for once
 * more, but not more often than a stranger's guesses may make us ask.
 */
final class KeySets {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(30);

  private KeySets() {}

  /**
   * The keys at an address.
   *
   * @throws IllegalArgumentException when the address is neither a file nor https; plain http is
   *     possible for the loopback address
   */
  static JWKSource<SecurityContext> at(String address) {
    URI uri = URI.create(address);
    JWKSourceBuilder<SecurityContext> keys =
        "file".equals(uri.getScheme())
            ? JWKSourceBuilder.create(new KeyFile(Path.of(uri)))
            : JWKSourceBuilder.<SecurityContext>create(url(uri), new KeySetRetrieval());
    return keys.cache(KEPT.toMillis(), PATIENCE.toMillis())
        .refreshAheadCache(false)
        .rateLimited(BETWEEN_REFRESHES.toMillis())
        .retrying(false)
        .build();
  }

  private static java.net.URL url(URI uri) {
    boolean safe =
        "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback(uri));
    if (!safe || uri.getUserInfo() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "Keys are read from an https address or a file: address, not from " + uri + ".");
    }
    try {
      return uri.toURL();
    } catch (MalformedURLException malformed) {
      throw new IllegalArgumentException(uri + " is no address.", malformed);
    }
  }

  private static boolean isLoopback(URI uri) {
    try {
      return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  /** Read again whenever the kept keys have become old, so that keys change without a restart. */
  private record KeyFile(Path file) implements JWKSetSource<SecurityContext> {

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
        throws JWKSetUnavailableException {
      try {
        return JWKSet.parse(Files.readString(file));
      } catch (IOException absent) {
        throw new JWKSetUnavailableException("The file of keys cannot be read.", absent);
      } catch (ParseException malformed) {
        throw new JWKSetParseException("The file of keys is no JWK Set.", malformed);
      }
    }

    @Override
    public void close() {}
  }
}
