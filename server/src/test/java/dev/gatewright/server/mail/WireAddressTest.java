package dev.gatewright.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.identity.mail.MailAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..b",
        "a b",
        "a>b",
        "a<b",
        "a@b",
        "a,b",
        "a\r\nRCPT TO:<eve@evil.test",
        "a\u0085b",
        "a\u2028b",
        "a\u00a0b",
        "\ud800",
        "\"a\"b\"",
        "\"a\\",
        "\"\"",
        "\"a\nb\""
      })
  @DisplayName("RFC 5321 §4.1.2: nothing that ends a command or an address is a local part")
  void noLocalPart(String local) {
    assertThatThrownBy(() -> new WireAddress(local, "acme.test"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "acme..test",
        "acme.test ",
        "a>.test",
        "a\r\n.test",
        "\u00fcc.test",
        "A.t"
      })
  @DisplayName("RFC 5321 §4.1.2: a host is letters, digits and hyphens of ASCII between dots")
  void noHost(String host) {
    assertThatThrownBy(() -> new WireAddress("ada", host))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Ada.L+x@Acme.test, Ada.L+x@acme.test, false",
    "a..b@acme.test, \"a..b\"@acme.test, false",
    ".a@acme.test, \".a\"@acme.test, false",
    "a\u0308da@B\u00dcCHER.test, \u00e4da@xn--bcher-kva.test, true",
    "ada@b\u00fccher.test, ada@xn--bcher-kva.test, false"
  })
  @DisplayName(
      "RFC 6531 §3.3: an address keeps its letters, and says whether they are beyond ASCII")
  void written(String typed, String wire, boolean beyondAscii) {
    var address = WireAddress.of(new MailAddress(typed)).orElseThrow();

    assertThat(address.value()).isEqualTo(wire);
    assertThat(address.isBeyondAscii()).isEqualTo(beyondAscii);
    assertThat(address.toString()).doesNotContain("@");
  }

  @Test
  @DisplayName("RFC 5321 §4.5.3.1.1: a local part has at most 64 octets, not letters")
  void longLocalParts() {
    assertThat(WireAddress.of(new MailAddress("a".repeat(64) + "@acme.test"))).isPresent();
    assertThat(WireAddress.of(new MailAddress("\u00e4".repeat(32) + "@acme.test"))).isPresent();
    assertThat(WireAddress.of(new MailAddress("\u00e4".repeat(33) + "@acme.test"))).isEmpty();
  }
}
