package org.mcsguideline.upstream;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.request.FhirBase;

/**
 * Keeps questions to a listed name from being led to a machine inside.
 *
 * <p>A list entry that is an address itself, or {@code localhost}, names its machine; any other
 * name may lead to an internal address only when the site has named that address.
 */
final class Addresses {

  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost");

  private final Set<InetAddress> named;

  /**
   * Addresses inside that names may lead to.
   *
   * @throws IllegalArgumentException when one is not an address
   */
  Addresses(Set<String> internalAddresses) {
    named = internalAddresses.stream().map(Addresses::literal).collect(Collectors.toSet());
  }

  private static InetAddress literal(String text) {
    if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      throw new IllegalArgumentException(text + " is not an address such as 10.1.2.3.");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException noAddress) {
      throw new IllegalArgumentException(text + " is not an address such as 10.1.2.3.", noAddress);
    }
  }

  /**
   * Whether every address that a listed name has now may be asked.
   *
   * @throws UnknownHostException when the name has none
   */
  boolean allow(FhirBase listed) throws UnknownHostException {
    return namesItsMachine(listed.host()) || leadsNowhereInside(listed);
  }

  /**
   * Whether a server may be asked that a listed one names. It is no list entry: an address names
   * its machine only where the list itself names this host.
   *
   * @throws UnknownHostException when its name has no address
   */
  boolean allow(FhirBase told, FhirBase listed) throws UnknownHostException {
    return told.host().equals(listed.host()) ? allow(listed) : leadsNowhereInside(told);
  }

  private boolean leadsNowhereInside(FhirBase base) throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(base.host()))
        .allMatch(address -> !isInternal(address) || named.contains(address));
  }

  private static boolean namesItsMachine(String host) {
    boolean isAddress = host.startsWith("[") || host.matches("[0-9.]+");
    return isAddress || LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Whether an address is of no use on the public internet. */
  static boolean isInternal(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet6Address six ? isInternal6(six) : isInternal4(address));
  }

  /** This network, shared address space, tests, and what is reserved. */
  private static boolean isInternal4(InetAddress address) {
    byte[] b = address.getAddress();
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    return first == 0
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && b[2] == 0)
        || (first == 198 && (second == 18 || second == 19))
        || first >= 240;
  }

  /** Unique local addresses, and what carries an address of the other family inside. */
  private static boolean isInternal6(Inet6Address address) {
    byte[] b = address.getAddress();
    boolean isUniqueLocal = (b[0] & 0xfe) == 0xfc;
    boolean isTranslated = b[0] == 0 && (b[1] & 0xff) == 0x64 && (b[2] & 0xff) == 0xff;
    boolean isTunnelled =
        b[0] == 0x20 && (b[1] == 0x02 || (b[1] == 0x01 && b[2] == 0 && b[3] == 0));
    return isUniqueLocal || isTranslated || isTunnelled || address.isIPv4CompatibleAddress();
  }
}
