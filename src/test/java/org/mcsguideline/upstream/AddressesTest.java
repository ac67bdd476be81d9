package org.mcsguideline.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.request.FhirBase;

@Tag("T-SSRF")
class AddressesTest {

  /** The machine's own name leads to an address inside, unless it stands in the open. */
  private static String ownName() throws UnknownHostException {
    return InetAddress.getLocalHost().getHostName();
  }

  private static FhirBase base(String host) {
    return FhirBase.parse("http://" + host + "/fhir").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.170",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:0:a00:1::"
      })
  void addressesInsideAreInternal(String address) throws Exception {
    assertThat(Addresses.isInternal(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2001:4860:4860::8888"})
  void addressesOfThePublicInternetAreNot(String address) throws Exception {
    assertThat(Addresses.isInternal(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void aListedAddressNamesItsMachine() throws Exception {
    assertThat(new Addresses(Set.of()).allow(base("10.1.2.3"))).isTrue();
    assertThat(new Addresses(Set.of()).allow(base("[::1]"))).isTrue();
    assertThat(new Addresses(Set.of()).allow(base("localhost"))).isTrue();
  }

  @Test
  void anAddressThatAListedServerNamesIsNoEntryOfTheList() throws Exception {
    FhirBase listed = base("ehr.example");
    for (String inside : Set.of("10.1.2.3", "169.254.169.254", "[::1]", "localhost")) {
      assertThat(new Addresses(Set.of()).allow(base(inside), listed)).as(inside).isFalse();
      assertThat(new Addresses(Set.of()).allow(base(inside), base("127.0.0.1"))).isFalse();
      assertThat(new Addresses(Set.of()).allow(base(inside), base(inside))).isTrue();
    }
    assertThat(new Addresses(Set.of("10.1.2.3")).allow(base("10.1.2.3"), listed)).isTrue();
    assertThat(new Addresses(Set.of()).allow(base("8.8.8.8"), listed)).isTrue();
  }

  @Test
  void aNameThatLeadsInsideIsRefusedUnlessTheSiteNamedTheAddress() throws Exception {
    FhirBase own = base(ownName());
    assumeThat(InetAddress.getAllByName(own.host())).allMatch(Addresses::isInternal);
    Set<String> addresses =
        Set.of(InetAddress.getAllByName(own.host())).stream()
            .map(InetAddress::getHostAddress)
            .collect(Collectors.toSet());

    assertThat(new Addresses(Set.of()).allow(own)).isFalse();
    assertThat(new Addresses(addresses).allow(own)).isTrue();
  }

  @Test
  void whatIsNoAddressIsRefusedWithoutLookingItUp() {
    assertThatThrownBy(() -> new Addresses(Set.of("ehr.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ehr.example is not an address");
  }
}
