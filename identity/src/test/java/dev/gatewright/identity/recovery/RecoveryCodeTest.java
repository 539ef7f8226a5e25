package dev.gatewright.identity.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecoveryCodeTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final UserId ADA = new UserId("usr_ada");

  @Test
  @DisplayName("A code is four groups of four characters of 32, and prints as stars")
  void shown() {
    var code = RecoveryCode.generate(new SecureRandom());

    assertThat(code.shown().reveal()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    assertThat(code.toString()).isEqualTo("RecoveryCode[***]");
    assertThat(RecoveryCode.parse(code.shown()).orElseThrow().hash(ACME, ADA))
        .isEqualTo(code.hash(ACME, ADA))
        .isNotEqualTo(code.hash(ACME, new UserId("usr_eve")))
        .isNotEqualTo(code.hash(new TenantId("globex"), ADA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123-4567-89AB-CDE",
        "0123-4567-89AB-CDEFG",
        "UUUU-UUUU-UUUU-UUUU",
        "0123-4567-89AB-CDE\u0661"
      })
  @DisplayName("What can be no code is none")
  void noCodes(String typed) {
    assertThat(RecoveryCode.parse(new Secret(typed))).isEmpty();
  }

  @Test
  @DisplayName("Up to 64 characters are read")
  void longest() {
    var code = "0123456789ABCDEF";
    assertThat(RecoveryCode.parse(new Secret(" ".repeat(48) + code))).isPresent();
    assertThat(RecoveryCode.parse(new Secret(" ".repeat(49) + code))).isEmpty();
  }
}
