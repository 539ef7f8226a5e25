package dev.gatewright.protocol.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Secrets at rest")
class MasterKeyTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final ClientId WEB = new ClientId("web");
  private static final WrapContext CONTEXT = new WrapContext(ACME, "signing_key", "k1");

  private final SecureRandom random = new SecureRandom();
  private final MasterKey key = MasterKey.generate(random);
  private final byte[] wrapped = key.wrap(CONTEXT, "private".getBytes(UTF_8), random);

  @Test
  @DisplayName("A wrapped value opens with its key in its own place")
  void roundTrip() {
    var again = MasterKey.parse(key.reveal() + "\n").orElseThrow();

    assertThat(again.unwrap(CONTEXT, wrapped))
        .isInstanceOfSatisfying(
            Unwrapped.Opened.class,
            o -> assertThat(o.value()).asString(UTF_8).isEqualTo("private"));
  }

  @Test
  @DisplayName("A value moved to another issuer, kind or row is damaged")
  void places() {
    for (var place :
        new WrapContext[] {
          new WrapContext(new IssuerId("other"), "signing_key", "k1"),
          new WrapContext(ACME, "issuer_secret", "k1"),
          new WrapContext(ACME, "signing_key", "k2")
        }) {
      assertThat(key.unwrap(place, wrapped)).isEqualTo(new Unwrapped.Damaged());
    }
  }

  @Test
  @DisplayName("Another master key is told apart from damage")
  void otherKey() {
    assertThat(MasterKey.generate(random).unwrap(CONTEXT, wrapped))
        .isEqualTo(new Unwrapped.OtherMasterKey());
  }

  @Test
  @DisplayName("A value with any bit changed or cut never opens")
  void everyBitCounts() {
    for (var bit = 0; bit < wrapped.length * 8; bit++) {
      var altered = wrapped.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(key.unwrap(CONTEXT, altered)).isNotInstanceOf(Unwrapped.Opened.class);
    }
    for (var length = 0; length < wrapped.length; length++) {
      assertThat(key.unwrap(CONTEXT, Arrays.copyOf(wrapped, length)))
          .isEqualTo(new Unwrapped.Damaged());
    }
  }

  @Test
  @DisplayName("A key file holds 32 bytes in base64url or hexadecimal, and nothing else is a key")
  void keyText() {
    assertThat(MasterKey.parse("00".repeat(32))).isPresent();
    assertThat(MasterKey.parse("A".repeat(43) + "=\r\n")).isPresent();
    for (var text :
        new String[] {"", "A".repeat(42), "A".repeat(44), "0".repeat(63), "zz".repeat(32)}) {
      assertThat(MasterKey.parse(text)).as(text).isEmpty();
    }
    assertThat(key.toString()).isEqualTo("MasterKey[***]");
  }

  @Test
  @DisplayName(
      "A client secret matches its hash at its own client alone, and no longer or shorter one does")
  void clientSecrets() {
    var hash = ClientSecretHash.of(key, ACME, WEB, "correct horse");

    assertThat(hash.matches(key, ACME, WEB, "correct horse")).isTrue();
    for (var wrong :
        new String[] {"", "correct hors", "correct horse\0", "correct horse ", "Correct horse"}) {
      assertThat(hash.matches(key, ACME, WEB, wrong)).isFalse();
    }
    assertThat(hash.matches(key, new IssuerId("other"), WEB, "correct horse")).isFalse();
    assertThat(hash.matches(key, ACME, new ClientId("spa"), "correct horse")).isFalse();
    assertThat(hash.matches(MasterKey.generate(random), ACME, WEB, "correct horse")).isFalse();
    assertThat(hash.toString()).isEqualTo("ClientSecretHash[***]");
  }
}
