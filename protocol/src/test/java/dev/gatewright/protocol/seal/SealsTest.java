package dev.gatewright.protocol.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.internal.jose.Base64Url;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.memory.InMemoryKeys;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Sealed values")
class SealsTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final long SEED = 20261122;

  private final InMemoryKeys store = new InMemoryKeys();
  private final SettableClock clock = new SettableClock();
  private final IssuerSecrets secrets = new IssuerSecrets(store, new SecureRandom(), clock);
  private final AtomicInteger epoch = new AtomicInteger(1);
  private final Seals seals = new Seals(secrets, epoch::get, new SecureRandom(), clock);

  @ParameterizedTest
  @EnumSource
  @DisplayName("A value opens as its own kind at its own issuer and nowhere else")
  void kindsAndIssuersAreApart(SealType type) {
    seals.seal(OTHER, type, new byte[0]);
    var random = new Random(SEED);
    for (var length = 0; length < 600; length += 37) {
      var value = new byte[length];
      random.nextBytes(value);
      var sealed = seals.seal(ACME, type, value);

      assertThat(seals.open(ACME, type, sealed)).hasValue(value);
      assertThat(seals.open(OTHER, type, sealed)).isEmpty();
      var body = sealed.substring(type.prefix().length());
      for (var other : SealType.values()) {
        if (other != type) {
          assertThat(seals.open(ACME, other, sealed)).isEmpty();
          assertThat(seals.open(ACME, other, other.prefix() + body)).isEmpty();
        }
      }
    }
  }

  @Test
  @DisplayName("A value in which any bit was changed never opens")
  void everyBitCounts() {
    var sealed = seals.seal(ACME, SealType.SESSION_COOKIE, "who I am".getBytes(UTF_8));
    var bytes = Base64Url.decode(sealed).orElseThrow();
    for (var bit = 0; bit < bytes.length * 8; bit++) {
      var altered = bytes.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(seals.open(ACME, SealType.SESSION_COOKIE, Base64Url.encode(altered)))
          .as("bit %s", bit)
          .isEmpty();
    }
  }

  @Test
  @DisplayName("A value that was cut, extended, padded or respelt never opens")
  void everyCharacterCounts() {
    var type = SealType.AUTHORIZATION_CODE;
    for (var length = 0; length < 6; length++) {
      var sealed = seals.seal(ACME, type, new byte[length]);
      for (var end = 0; end < sealed.length(); end++) {
        assertThat(seals.open(ACME, type, sealed.substring(0, end))).isEmpty();
        assertThat(seals.open(ACME, type, sealed.substring(end + 1))).isEmpty();
      }
      for (var more : new String[] {"A", "AA", "AAAA", "=", "==", " ", "\n", "\0", "."}) {
        assertThat(seals.open(ACME, type, sealed + more)).isEmpty();
        assertThat(seals.open(ACME, type, more + sealed)).isEmpty();
      }
      var last = sealed.length() - 1;
      for (var c = 0; c < 0x250; c++) {
        if (c != sealed.charAt(last)) {
          assertThat(seals.open(ACME, type, sealed.substring(0, last) + (char) c)).isEmpty();
        }
      }
    }
  }

  @Test
  @DisplayName("Noise and text of any length gives nothing and never an exception")
  void noise() {
    var random = new Random(SEED);
    for (var i = 0; i < 3000; i++) {
      var bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = 1;
      }
      assertThat(seals.open(ACME, SealType.LOGOUT, Base64Url.encode(bytes))).isEmpty();
      assertThat(seals.open(ACME, SealType.LOGOUT, new String(bytes, UTF_8))).isEmpty();
    }
    assertThat(seals.open(ACME, SealType.LOGOUT, "A".repeat(10_000_000))).isEmpty();
  }

  @Test
  @DisplayName("A value opens on its own day and later ones, until its kind is too old")
  void days() {
    var code = seals.seal(ACME, SealType.AUTHORIZATION_CODE, new byte[] {1});
    var cookie = seals.seal(ACME, SealType.SESSION_COOKIE, new byte[] {2});

    clock.advance(Duration.ofDays(1));
    assertThat(seals.open(ACME, SealType.AUTHORIZATION_CODE, code)).isPresent();
    clock.advance(Duration.ofDays(1));
    assertThat(seals.open(ACME, SealType.AUTHORIZATION_CODE, code)).isEmpty();
    clock.advance(Duration.ofDays(398));
    assertThat(seals.open(ACME, SealType.SESSION_COOKIE, cookie)).isPresent();
    clock.advance(Duration.ofDays(1));
    assertThat(seals.open(ACME, SealType.SESSION_COOKIE, cookie)).isEmpty();
  }

  @Test
  @DisplayName("Another node opens a value, also under a secret added since it last looked")
  void otherNodes() {
    var otherSecrets = new IssuerSecrets(store, new SecureRandom(), clock);
    var otherNode = new Seals(otherSecrets, epoch::get, new SecureRandom(), clock);
    var first = seals.seal(ACME, SealType.INTERACTION, new byte[] {1});
    assertThat(otherNode.open(ACME, SealType.INTERACTION, first)).isPresent();

    clock.advance(Duration.ofSeconds(2));
    secrets.rotate(ACME);
    var second = seals.seal(ACME, SealType.INTERACTION, new byte[] {2});

    assertThat(otherNode.open(ACME, SealType.INTERACTION, second)).hasValue(new byte[] {2});
    assertThat(otherNode.open(ACME, SealType.INTERACTION, first)).hasValue(new byte[] {1});
  }

  @Test
  @DisplayName("The same value sealed twice looks different")
  void sealsAreFresh() {
    assertThat(seals.seal(ACME, SealType.LOGOUT, new byte[4]))
        .isNotEqualTo(seals.seal(ACME, SealType.LOGOUT, new byte[4]));
  }

  @ParameterizedTest
  @EnumSource(SealType.class)
  @DisplayName("Nothing sealed before a restore opens after it, whatever its kind")
  void restoreEndsEveryKind(SealType type) {
    var sealed = seals.seal(ACME, type, new byte[] {1});

    epoch.set(2);

    assertThat(seals.open(ACME, type, sealed)).isEmpty();
    assertThat(seals.open(ACME, type, seals.seal(ACME, type, new byte[] {1}))).isPresent();
  }
}
