package dev.gatewright.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.http.Cidr;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:2::1",
        "2001:10::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:a9fe:a9fe::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  @DisplayName("RFC 6890: an address that is not the public network is refused")
  void refused(String address) {
    assertThat(OutboundAllow.PUBLIC.permits("keys.test", InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2606:4700::1111",
        "2a00:1450::1"
      })
  @DisplayName("A public address may be called")
  void permitted(String address) {
    assertThat(OutboundAllow.PUBLIC.permits("keys.test", InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  @DisplayName("What the operator lists may be called, and nothing beside it")
  void listed() {
    var allow =
        new OutboundAllow(
            List.of(Cidr.parse("10.1.0.0/16").orElseThrow()), Set.of("keys.internal"));
    assertThat(allow.permits("a.test", InetAddress.ofLiteral("10.1.2.3"))).isTrue();
    assertThat(allow.permits("a.test", InetAddress.ofLiteral("::ffff:10.1.2.3"))).isTrue();
    assertThat(allow.permits("a.test", InetAddress.ofLiteral("10.2.0.1"))).isFalse();
    assertThat(allow.permits("keys.internal", InetAddress.ofLiteral("10.2.0.1"))).isTrue();
    assertThat(allow.permits("x.keys.internal", InetAddress.ofLiteral("10.2.0.1"))).isFalse();
  }
}
