package dev.gatewright.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.AddressBlock;
import dev.gatewright.server.http.Cidr;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP knows no other room, so what a key is bound to is read by another class than what
/// `trusted_proxies` names. An operator writes both alike.
@DisplayName("Blocks of addresses")
final class AddressBlocksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.0/24",
        "192.0.2.0/0",
        "192.0.2.0/32",
        "192.0.2.0/33",
        "192.0.2.0/",
        "192.0.2.0/08",
        "192.0.2.0/+8",
        "192.0.2.0/24/8",
        "/24",
        "",
        " 192.0.2.1",
        "192.0.2.1 ",
        "192.0.2.01",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.999",
        "0.0.0.0",
        "255.255.255.255",
        "3221225985",
        "0xc0.0.2.1",
        "localhost",
        "::",
        "::1",
        "::/0",
        "::/128",
        "::/129",
        "2001:db8::/32",
        "2001:DB8::1",
        "2001:db8::1::2",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:9",
        "::ffff:192.0.2.1/120",
        "::192.0.2.300",
        "fe80::1%lo",
        "[::1]",
        ":",
        "::1/",
        "12345::",
        "192.0.2.1:80"
      })
  @DisplayName("are those of server.yaml: what is one there is one for a key")
  void sameTexts(String text) {
    assertThat(AddressBlock.parse(text).isPresent()).isEqualTo(Cidr.parse(text).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:192.0.2.1",
        "::ffff:192.0.2.1/32",
        "0000:0000:0000:0000:0000:ffff:192.168.100.228/32"
      })
  @DisplayName("are written in their own family: a key takes no IPv4 address written as another")
  void mapped(String text) {
    assertThat(AddressBlock.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("hold the same addresses as there")
  void sameAddresses() throws UnknownHostException {
    var random = new Random(25);
    for (var base : List.of("192.0.2.77", "2001:db8:1:2:3:4:5:6")) {
      var network = InetAddress.ofLiteral(base).getAddress();
      for (int bits = 0; bits <= 8 * network.length; bits++) {
        var text = base + "/" + bits;
        var block = AddressBlock.parse(text).orElseThrow();
        var cidr = Cidr.parse(text).orElseThrow();
        for (int flipped = 0; flipped < 8 * network.length; flipped++) {
          var near = network.clone();
          near[flipped / 8] ^= (byte) (1 << random.nextInt(8));
          var address = InetAddress.getByAddress(near);
          assertThat(block.contains(address)).as(text + address).isEqualTo(cidr.contains(address));
        }
      }
      var other = InetAddress.ofLiteral(network.length == 4 ? "::1" : "192.0.2.77");
      assertThat(AddressBlock.parse(base + "/0").orElseThrow().contains(other)).isFalse();
    }
  }

  @Test
  @DisplayName("hold smaller ones of their own family, and themselves")
  void blocksInBlocks() {
    assertThat(block("192.0.2.0/24").contains(block("192.0.2.0/24"))).isTrue();
    assertThat(block("192.0.2.0/24").contains(block("192.0.2.128/25"))).isTrue();
    assertThat(block("192.0.2.0/24").contains(block("192.0.2.9"))).isTrue();
    assertThat(block("192.0.2.0/24").contains(block("192.0.2.0/23"))).isFalse();
    assertThat(block("192.0.2.0/24").contains(block("192.0.3.0/25"))).isFalse();
    assertThat(block("0.0.0.0/0").contains(block("::/0"))).isFalse();
    assertThat(block("::/0").contains(block("2001:db8::/32"))).isTrue();
  }

  private static AddressBlock block(String text) {
    return AddressBlock.parse(text).orElseThrow();
  }
}
