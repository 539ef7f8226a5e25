package dev.gatewright.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.keys.IssuerSecret;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.memory.InMemoryKeys;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Keys of codes and refresh tokens as JWTs")
final class SignedFormKeysTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId GLOBEX = new IssuerId("globex");

  private final IssuerSecrets secrets =
      new IssuerSecrets(new InMemoryKeys(), new SecureRandom(), new SettableClock());
  private final SignedFormKeys keys = new SignedFormKeys(secrets);

  private byte[] key(IssuerId issuer, SealType type) {
    return keys.byKid(issuer, type, keys.currentKid(issuer)).map(HmacKey::value).orElseThrow();
  }

  @Test
  @DisplayName("RFC 8725 §3.8: each issuer and each kind of value has a key of its own")
  void apart() {
    assertThat(key(ACME, SealType.REFRESH_TOKEN))
        .isEqualTo(key(ACME, SealType.REFRESH_TOKEN))
        .isNotEqualTo(key(ACME, SealType.AUTHORIZATION_CODE))
        .isNotEqualTo(key(GLOBEX, SealType.REFRESH_TOKEN));
  }

  @Test
  @DisplayName("RFC 5869 §3.2: also where two issuers had the same secret")
  void boundToIssuer() {
    var clock = new SettableClock();
    var shared = new InMemoryKeys();
    var secret = new IssuerSecret(1, new byte[IssuerSecret.LENGTH], clock.instant());
    shared.addSecret(ACME, secret);
    shared.addSecret(GLOBEX, secret);
    var same = new SignedFormKeys(new IssuerSecrets(shared, new SecureRandom(), clock));

    assertThat(same.byKid(ACME, SealType.REFRESH_TOKEN, "1").orElseThrow().value())
        .isNotEqualTo(same.byKid(GLOBEX, SealType.REFRESH_TOKEN, "1").orElseThrow().value());
  }

  @Test
  @DisplayName("OpenID Connect Core §10.1.1: older keys stay, under their own names")
  void rotation() {
    var before = key(ACME, SealType.REFRESH_TOKEN);
    secrets.rotate(ACME);

    assertThat(keys.currentKid(ACME)).isEqualTo("2");
    assertThat(key(ACME, SealType.REFRESH_TOKEN)).isNotEqualTo(before);
    assertThat(keys.byKid(ACME, SealType.REFRESH_TOKEN, "1").orElseThrow().value())
        .isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "2", "01", "+1", " 1", "-1", "99999999999", "\u0661", "1a", "kid"})
  @DisplayName("RFC 7515 §4.1.4: a name that no key has, or another spelling of one, names none")
  void unknownNames(String kid) {
    assertThat(keys.currentKid(ACME)).isEqualTo("1");

    assertThat(keys.byKid(ACME, SealType.REFRESH_TOKEN, kid)).isEmpty();
  }
}
