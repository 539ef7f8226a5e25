package dev.gatewright.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The hashes were made by libargon2, libxcrypt, CPython's hashlib and OpenSSL.
final class ImportedHashesTest {
  private static final String PASSWORD = "Käsebrot & 12 Löffel";
  private static final String SALT = "AQIDBAUGBwgJCgsMDQ4PEA";

  static Stream<String> imported() {
    return Stream.of(
        "$argon2id$v=19$m=1024,t=2,p=2$" + SALT + "$sYuiSs3RZttRX4e9fuy5sSi32IukAsSJuEvInb0Pum4",
        "$argon2i$v=19$m=1024,t=2,p=2$" + SALT + "$Mtu3nvPY+mllsdcdMsIMUyT+//EFIxEVy06dyT6SWT0",
        "$argon2i$v=16$m=1024,t=2,p=2$" + SALT + "$8zkDfJ6O8QbglAcUrIqCl9pEq+H3b48pZwc2BtLxFEU",
        "$argon2i$m=1024,t=2,p=2$" + SALT + "$8zkDfJ6O8QbglAcUrIqCl9pEq+H3b48pZwc2BtLxFEU",
        "$2a$05$abcdefghijklmnopqrstuuIN86y4XroXv.DXF2U1jelEv6qbRA3E6",
        "$2b$05$abcdefghijklmnopqrstuuIN86y4XroXv.DXF2U1jelEv6qbRA3E6",
        "$2y$05$abcdefghijklmnopqrstuuIN86y4XroXv.DXF2U1jelEv6qbRA3E6",
        "$pbkdf2-sha256$i=3000$" + SALT + "$/8pGpj8/8gwtbAAqHt7jCtw7Vcze64tD/QtdPyMfKtU",
        "$pbkdf2-sha512$2500$"
            + SALT
            + "$jMp40Nt2UW.7jIg5ylX.JiTqUvfimHIq0VWPZ3FCjsGANy40rDkZktr"
            + "/CZXmEKdZDMyGDRZBpTC89NivVRfyGw",
        "pbkdf2_sha256$4000$n0tSoSalty$8e/LDq4a+UmqvS9xRMD/yD/BZjvGWrL8AH2P/LoLxdQ=",
        "$pbkdf2-sha1$i=3000$" + SALT + "$BAsGLxP+mS0AF388cih2kg9TpZQ",
        "$fbscrypt$v=1,n=10,r=8,p=1,ss=Bw==,sk="
            + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw=="
            + "$"
            + SALT
            + "$3E0GSxEaipqe9wva648iz64Cf0cTB0eWK0X9nnu+tIPgCQmL90AlH8whERFkvb+P2Wt4/dR5lyLOCOpJayKNSA",
        "$scrypt$ln=10,r=8,p=2$" + SALT + "$2dHqIfcRxgDB888uyhvaK8og/GTP5s8BGSkBoWh0WJo");
  }

  @ParameterizedTest
  @MethodSource("imported")
  @DisplayName("A hash of another system is met by its password and by no other")
  void importedHashes(String encoded) {
    assertThat(matches(encoded, PASSWORD)).isTrue();
    assertThat(matches(encoded, PASSWORD + " ")).isFalse();
    assertThat(matches(encoded, "K")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("imported")
  @DisplayName("An accent typed as two characters is the same password")
  void composedBeforeHashing(String encoded) {
    assertThat(matches(encoded, "Ka\u0308sebrot & 12 Lo\u0308ffel")).isTrue();
  }

  @Test
  @DisplayName("The example that Firebase publishes with its algorithm is met")
  void firebasesOwnExample() {
    var signerKey =
        "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==";
    var encoded =
        "$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk="
            + signerKey
            + "$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz"
            + "+VHjoZilo78198JAdRuid5lQ==";

    assertThat(matches(encoded, "user1password")).isTrue();
    assertThat(matches(encoded, "user2password")).isFalse();
  }

  @Test
  @DisplayName("bcrypt looks at 72 bytes, and a longer password never passes for its beginning")
  void bcryptDoesNotTruncate() {
    var first72 = "0123456789abcdef".repeat(5).substring(0, 72);
    var encoded = "$2b$05$abcdefghijklmnopqrstuunIbMmRDSn31OEtajoxyPJzQEnn3X8b2";

    assertThat(matches(encoded, first72)).isTrue();
    assertThat(matches(encoded, first72 + "X")).isFalse();
    assertThat(matches(encoded, first72 + "Y")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=4194304,t=1,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$argon2id$v=19$m=262144,t=5,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$argon2id$v=19$m=1024,t=999999999,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$argon2id$v=19$m=1024,t=99999999999999,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$argon2id$v=19$m=1024,t=1,p=255$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$2b$15$abcdefghijklmnopqrstuuIN86y4XroXv.DXF2U1jelEv6qbRA3E6",
        "$2b$31$abcdefghijklmnopqrstuuIN86y4XroXv.DXF2U1jelEv6qbRA3E6",
        "$pbkdf2-sha256$i=900000000$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "pbkdf2_sha256$900000000$salt$AQIDBAUGBwgJCgsMDQ4PEA==",
        "$fbscrypt$v=1,n=21,r=8,p=1,ss=Bw==,sk=AQIDBAUGBwgJCgsMDQ4PEA==$AQID$AQIDBAUGBwgJCgsMDQ4PEA==",
        "$scrypt$ln=20,r=1,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$scrypt$ln=21,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$scrypt$ln=17,r=32,p=16$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA"
      })
  @DisplayName("A hash that would take long to verify is not read")
  void unbearableCosts(String encoded) {
    assertThat(PasswordHashes.isReadable(new PasswordHash(encoded))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text",
        "$argon2d$v=19$m=1024,t=2,p=2$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$argon2id$v=20$m=1024,t=2,p=2$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$argon2id$v=19$m=1024,t=2,p=2$AQIDBAUGBwgJCgsMDQ4PEA$",
        "$argon2id$v=19$m=1024,t=2,p=2$AQIDBAUGBwgJCgsMDQ4PEA$AQID",
        "$argon2id$v=19$m=1024,t=2,t=9,p=2$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$argon2id$v=19$m=-1024,t=2,p=2$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA",
        "$2x$05$abcdefghijklmnopqrstuuIN86y4XroXv.DXF2U1jelEv6qbRA3E6",
        "$2b$05$abcdefghijklmnopqrstuuIN86y4XroXv.DXF2U1jelEv6qbRA3E",
        "$1$salt$AQIDBAUGBwgJCgsMDQ4PEA",
        "$fbscrypt$v=1,n=10,r=8,p=1,ss=Bw==,sk=$AQID$",
        "$fbscrypt$v=2,n=10,r=8,p=1,ss=Bw==,sk=AQIDBAUGBwgJCgsMDQ4PEA==$AQID$AQIDBAUGBwgJCgsMDQ4PEA==",
        "pbkdf2_sha256$4000$salt$",
        "$pbkdf2-sha256$i=3000$AQIDBAUGBwgJCgsMDQ4PEA$",
        "$$$$"
      })
  @DisplayName("What is no hash we know, or is met by too many passwords, is not read")
  void unreadableHashes(String encoded) {
    assertThat(PasswordHashes.isReadable(new PasswordHash(encoded))).isFalse();
  }

  @Test
  @DisplayName("Both Argon2 implementations give the same digest")
  void implementationsAgree() {
    var loaded = NativeArgon2.load();
    assumeTrue(loaded.isPresent(), "no native library on this machine");
    var cost = new Argon2Cost(512, 3, 2);
    var salt = new byte[16];
    var password = "p".getBytes(StandardCharsets.UTF_8);

    for (var variant : Argon2.Variant.values()) {
      for (var version : Argon2.Version.values()) {
        assertThat(loaded.get().digest(variant, version, cost, salt, password, 40))
            .isEqualTo(
                new BouncyCastleArgon2(cost, 1).digest(variant, version, cost, salt, password, 40));
      }
    }
  }

  private static boolean matches(String encoded, String typed) {
    var hash = StoredHash.parse(new PasswordHash(encoded)).orElseThrow();
    var password = Password.parse(new Secret(typed)).orElseThrow();
    return hash.matches(password, new BouncyCastleArgon2(CountingArgon2.CHEAP, 1));
  }
}
