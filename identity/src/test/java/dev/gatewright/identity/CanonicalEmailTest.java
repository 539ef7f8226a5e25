package dev.gatewright.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalEmailTest {
  @Test
  @DisplayName("Letter case, surrounding space and the way an accent is typed make no difference")
  void spellingsMeet() {
    var composed = CanonicalEmail.parse("rené@acme.test");

    assertThat(CanonicalEmail.parse(" RENE\u0301@Acme.Test\t")).isEqualTo(composed);
    assertThat(CanonicalEmail.parse("REN\u00c9@ACME.TEST")).isEqualTo(composed);
    assertThat(composed.orElseThrow().value()).isEqualTo("ren\u00e9@acme.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"İpek@acme.test", "ΟΔΟΣ@acme.test", "K@acme.test", "οδος@acme.test"})
  @DisplayName("A canonical address is its own canonical form, whatever letters it is made of")
  void canonicalFormIsFixed(String typed) {
    var canonical = CanonicalEmail.parse(typed).orElseThrow();

    assertThat(CanonicalEmail.parse(canonical.value())).contains(canonical);
  }

  @Test
  @DisplayName("The language of the machine does not change an address")
  void lowerCaseIgnoresLocale() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(CanonicalEmail.parse("IDA@acme.test").orElseThrow().value())
          .isEqualTo("ida@acme.test");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@acme.test",
        "ada@",
        "ada@acme@test",
        "ada lovelace@acme.test",
        "ada\u0000@acme.test",
        "ada@acme.test\r\nBcc: eve@evil.test",
        "ada@acme.test,eve@evil.test",
        "Ada <ada@acme.test>",
        "ada\u200b@acme.test",
        "ada\u202e@acme.test",
        "ada\ud800@acme.test",
        "ada\u00a0@acme.test",
        "\uff41da@acme.test",
        "\ufb01@acme.test",
        "\u01c4@acme.test"
      })
  @DisplayName("What cannot be one address, or could smuggle a second one into mail, is refused")
  void impossibleAddresses(String typed) {
    assertThat(CanonicalEmail.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ada@b\u00fccher.test, ada@xn--bcher-kva.test",
    "ada@BU\u0308CHER.Test, ada@xn--bcher-kva.test",
    "ada@XN--BCHER-KVA.test, ada@xn--bcher-kva.test",
    "ada@\u4f8b\u3048.\u30c6\u30b9\u30c8, ada@xn--r8jz45g.xn--zckzah",
    "ada@\u0645\u062b\u0627\u0644.test, ada@xn--mgbh0fb.test",
    "ada@\u039f\u0394\u039f\u03a3.test, ada@xn--pxavbq.test",
    "ada@mail-1.Acme.test, ada@mail-1.acme.test",
    "ada@localhost, ada@localhost"
  })
  @DisplayName(
      "RFC 5890 §2.3.2.1: two spellings of one host are one account, and it is kept as A-labels")
  void hosts(String typed, String canonical) {
    assertThat(CanonicalEmail.parse(typed).orElseThrow().value()).isEqualTo(canonical);
    assertThat(CanonicalEmail.parse(canonical)).contains(new CanonicalEmail(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stra\u00dfe.test",
        "stra\u1e9ee.test",
        "xn--strae-oqa.test",
        "\u03bf\u03b4\u03bf\u03c2.test",
        "xn--pxavbm.test",
        "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.test",
        "\u0915\u094d\u200d\u0937.test",
        "\uff41cme.test",
        "acme\u3002test",
        "acme\uff0etest",
        "\ufb01n.test",
        "a\u212e.test",
        "\u2488com.test",
        "xn--.test",
        "xn--a.test",
        "xn--acme-.test",
        "xn--bcher-kva-.test",
        "xn--b\u00fccher.test",
        "-acme.test",
        "acme-.test",
        "acme..test",
        ".acme.test",
        "acme.test.",
        "ac_me.test",
        "acme!.test",
        "x\u2665.test"
      })
  @DisplayName("RFC 5892, UTS #46 §4: a host that is another one to others, or none, is refused")
  void ambiguousHosts(String host) {
    assertThat(CanonicalEmail.parse("ada@" + host)).isEmpty();
  }

  @Test
  @DisplayName("RFC 1035 §2.3.4: a host's labels have at most 63 characters, as A-labels too")
  void longHosts() {
    assertThat(MailHost.parse("a".repeat(63) + ".test")).isPresent();
    assertThat(MailHost.parse("a".repeat(64) + ".test")).isEmpty();
    assertThat(MailHost.parse("\u4f8b".repeat(60) + ".test")).isEmpty();
    assertThat(MailHost.parse(("a".repeat(61) + ".").repeat(4) + "test1")).isPresent();
    assertThat(MailHost.parse(("a".repeat(61) + ".").repeat(4) + "test12")).isEmpty();
  }

  @Test
  @DisplayName("An address has at most 254 characters")
  void longAddresses() {
    var domain = "@acme.test";

    assertThat(CanonicalEmail.parse("a".repeat(240) + "@\u00fcc.test")).isEmpty();
    assertThat(CanonicalEmail.parse("a".repeat(254 - domain.length()) + domain)).isPresent();
    assertThat(CanonicalEmail.parse("a".repeat(255 - domain.length()) + domain)).isEmpty();
  }

  @Test
  @DisplayName("No canonical address exists in another spelling")
  void constructorRefusesOtherSpellings() {
    assertThatThrownBy(() -> new CanonicalEmail("Ada@acme.test"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Optional.of(new CanonicalEmail("ada@acme.test"))).isPresent();
  }
}
