package org.mcsguideline.request;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Base address of a FHIR server in parts, so that two are compared by what they mean and never as
 * texts.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in ASCII and lower case, or an address; one of IPv6 stands in brackets
 * @param port the port that is used, also when none was written
 * @param path segments, none of them empty
 */
public record FhirBase(String scheme, String host, int port, List<String> path) {

  private static final int LONGEST = 2000;
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[^\\[\\]@:%\\s]{1,253})(?::([0-9]{1,5}))?");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** A name that ends in a number is an address in one of its odd spellings. */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(.*\\.)?(0[xX][0-9A-Fa-f]*|[0-9]+)");

  /** Nothing escaped, so that nothing means something else one server further on. */
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@-]+");

  public FhirBase {
    path = List.copyOf(path);
  }

  /**
   * Takes an absolute address apart.
   *
   * @return empty for anything but a plain address: with a user, a query, a fragment, an escaped
   *     character, a segment such as {@code ..}, or no proper host
   */
  public static Optional<FhirBase> parse(String text) {
    return text.length() > LONGEST ? Optional.empty() : uri(text).flatMap(FhirBase::parse);
  }

  private static Optional<FhirBase> parse(URI uri) {
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return Optional.empty();
    }
    return server(uri)
        .flatMap(
            server ->
                segments(uri.getRawPath())
                    .map(path -> new FhirBase(server.scheme, server.host, server.port, path)));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<FhirBase> server(URI uri) {
    if (uri.getScheme() == null || uri.getRawAuthority() == null) {
      return Optional.empty();
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    Matcher authority = AUTHORITY.matcher(uri.getRawAuthority());
    if (!List.of("http", "https").contains(scheme) || !authority.matches()) {
      return Optional.empty();
    }
    String written = authority.group(2);
    int port = written != null ? Integer.parseInt(written) : scheme.equals("https") ? 443 : 80;
    if (port < 1 || port > HIGHEST_PORT) {
      return Optional.empty();
    }
    return host(authority.group(1)).map(host -> new FhirBase(scheme, host, port, List.of()));
  }

  private static Optional<String> host(String written) {
    if (written.startsWith("[") || IPV4.matcher(written).matches()) {
      return address(written);
    }
    try {
      String host = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return ENDS_IN_NUMBER.matcher(host).matches() || host.endsWith(".")
          ? Optional.empty()
          : Optional.of(host);
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  /** What looks like an address is read as one; no name is ever looked up here. */
  private static Optional<String> address(String written) {
    try {
      String address = InetAddress.getByName(written).getHostAddress();
      return Optional.of(address.contains(":") ? "[" + address + "]" : address);
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> segments(String path) {
    String inner = path.replaceFirst("^/", "").replaceFirst("/$", "");
    List<String> segments = inner.isEmpty() ? List.of() : Arrays.asList(inner.split("/", -1));
    return segments.stream().allMatch(FhirBase::isPlain) ? Optional.of(segments) : Optional.empty();
  }

  private static boolean isPlain(String segment) {
    return SEGMENT.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
  }

  /**
   * A link that this server gave, if it stays on this base.
   *
   * @param link absolute, or relative to the base
   */
  public Optional<URI> within(String link) {
    if (link.length() > LONGEST) {
      return Optional.empty();
    }
    // Some servers leave the bar of a token unescaped.
    return uri(link.replace("|", "%7C"))
        .map(given -> URI.create(address() + "/").resolve(given))
        .filter(uri -> uri.getRawFragment() == null && uri.getRawPath() != null)
        .filter(this::isMine);
  }

  private boolean isMine(URI uri) {
    return server(uri)
        .filter(other -> other.equals(new FhirBase(scheme, host, port, List.of())))
        .flatMap(other -> segments(uri.getRawPath()))
        .filter(other -> other.size() >= path.size())
        .filter(other -> other.subList(0, path.size()).equals(path))
        .isPresent();
  }

  /** The address in its plain form, without a slash at its end. */
  public String address() {
    String server = scheme + "://" + host + ":" + port;
    return path.isEmpty() ? server : server + "/" + String.join("/", path);
  }
}
