package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.testing.SettableClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an encrypted value is good for, and when not")
class StateCipherTest {
  private static final String NEW_SECRET = "new-new-new-new-new-new-new-new-";
  private static final String OLD_SECRET = "old-old-old-old-old-old-old-old-";
  private static final Duration HOUR = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock();
  private final StateCipher cipher = cipher(OLD_SECRET);

  private StateCipher cipher(String... secrets) {
    var builder = StateCipher.builder().clock(clock);
    for (var secret : secrets) {
      builder.secret(secret);
    }
    return builder.build();
  }

  @Test
  @DisplayName("Text and bytes come back as they were, and cookies and addresses can carry them")
  void roundTrip() {
    var sealed = cipher.encrypt("verifier → /päge");
    assertThat(sealed).matches("[A-Za-z0-9_-]+").doesNotContain("verifier");
    assertThat(cipher.decrypt(sealed)).contains("verifier → /päge");
    assertThat(cipher.decryptBytes(cipher.encrypt(new byte[] {0, -1}), HOUR))
        .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(0, -1));
  }

  @Test
  @DisplayName("The same text never encrypts to the same value")
  void randomized() {
    assertThat(cipher.encrypt("x")).isNotEqualTo(cipher.encrypt("x"));
  }

  @Test
  @DisplayName("A value of one purpose does not open for another")
  void purposes() {
    var login = cipher.forPurpose("login").encrypt("x");
    assertThat(cipher.forPurpose("login").decrypt(login)).contains("x");
    assertThat(cipher.forPurpose("session").decrypt(login)).isEmpty();
    assertThat(cipher.decrypt(login)).isEmpty();
  }

  @Test
  @DisplayName("No bit of a value can be changed, and nothing cut off or added")
  void tampering() {
    var bytes = Base64.getUrlDecoder().decode(cipher.encrypt("secret"));
    for (var bit = 0; bit < bytes.length * 8; bit++) {
      var changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(cipher.decrypt(text(changed))).as("bit %d", bit).isEmpty();
    }
    for (var length = 0; length < bytes.length; length++) {
      assertThat(cipher.decrypt(text(Arrays.copyOf(bytes, length)))).isEmpty();
    }
    assertThat(cipher.decrypt(text(Arrays.copyOf(bytes, bytes.length + 1)))).isEmpty();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  @DisplayName("What is no such value at all reads as nothing")
  void rubbish() {
    assertThat(cipher.decrypt("")).isEmpty();
    assertThat(cipher.decrypt("not base64 !")).isEmpty();
    assertThat(cipher.decrypt("A".repeat(StateCipher.MAX_LENGTH * 2))).isEmpty();
  }

  @Test
  @DisplayName("A value ends with its age, to the second")
  void age() {
    var sealed = cipher.encrypt("x");
    clock.advance(HOUR.minusSeconds(1));
    assertThat(cipher.decrypt(sealed, HOUR)).contains("x");
    clock.advance(Duration.ofSeconds(1));
    assertThat(cipher.decrypt(sealed, HOUR)).isEmpty();
    assertThat(cipher.decrypt(sealed)).contains("x");
  }

  @Test
  @DisplayName("A value from the future, beyond what clocks differ, is not believed")
  void future() {
    var ahead = new SettableClock();
    ahead.advance(Duration.ofSeconds(60));
    var other = StateCipher.builder().secret(OLD_SECRET).clock(ahead).build();
    assertThat(cipher.decrypt(other.encrypt("x"), HOUR)).contains("x");
    ahead.advance(Duration.ofSeconds(1));
    assertThat(cipher.decrypt(other.encrypt("x"), HOUR)).isEmpty();
  }

  @Test
  @DisplayName("While secrets change, old values open and new ones need the new secret")
  void rotation() {
    var both = cipher(NEW_SECRET, OLD_SECRET);
    assertThat(both.decrypt(cipher.encrypt("x"))).contains("x");
    var fresh = both.encrypt("y");
    assertThat(cipher.decrypt(fresh)).isEmpty();
    assertThat(cipher(NEW_SECRET).decrypt(fresh)).contains("y");
  }

  @Test
  @DisplayName("A secret shorter than 32 bytes is refused with the cure, and its text is not shown")
  void shortSecret() {
    assertThatThrownBy(() -> StateCipher.builder().secret("short-secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl rand")
        .hasMessageNotContaining("short-secret");
    assertThatThrownBy(() -> StateCipher.builder().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl rand");
  }

  @Test
  @DisplayName("More than fits is refused, and what just fits opens")
  void size() {
    var fits = "x".repeat(StateCipher.MAX_LENGTH);
    assertThat(cipher.decrypt(cipher.encrypt(fits))).contains(fits);
    assertThatThrownBy(() -> cipher.encrypt(fits + "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("It does not print its secret")
  void printsNoSecret() {
    assertThat(cipher.forPurpose("login").toString()).isEqualTo("StateCipher[login]");
  }
}
