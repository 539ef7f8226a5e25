package dev.gatewright.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.internal.jose.Base64Url;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.memory.InMemoryKeys;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Refresh token values")
class RefreshTokenCodecTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final GrantHandle HANDLE = new GrantHandle(new byte[GrantHandle.LENGTH]);

  private final IssuerSecrets secrets =
      new IssuerSecrets(new InMemoryKeys(), new SecureRandom(), new SettableClock());
  private final RefreshTokenCodec codec = new RefreshTokenCodec(secrets);

  @Test
  @DisplayName("A token says what it was made of, and its successor is always the same")
  void successor() {
    var first = codec.first(ACME, HANDLE, 3);
    var token = codec.encode(ACME, first);

    assertThat(token).startsWith("rt_").hasSize(63);
    assertThat(codec.decode(ACME, token)).hasValue(first);
    var next = codec.encode(ACME, first.successor());
    assertThat(next).isNotEqualTo(token);
    assertThat(codec.encode(ACME, codec.decode(ACME, token).orElseThrow().successor()))
        .isEqualTo(next);
    assertThat(codec.decode(ACME, next)).hasValue(new RefreshTokenValue(HANDLE, 1, 3, 1));
  }

  @Test
  @DisplayName("A successor stays under the secret of its predecessor when the secret is rotated")
  void secretRotation() {
    var first = codec.first(ACME, HANDLE, 0);
    var before = codec.encode(ACME, first.successor());

    secrets.rotate(ACME);

    assertThat(codec.encode(ACME, first.successor())).isEqualTo(before);
    assertThat(codec.decode(ACME, before)).isPresent();
    assertThat(codec.first(ACME, HANDLE, 0).secretVersion()).isEqualTo(2);
  }

  @Test
  @DisplayName("RFC 6749 §10.4: a token with any bit changed, cut or extended is not read")
  void everyBitCounts() {
    var token = codec.encode(ACME, codec.first(ACME, HANDLE, 1));
    var bytes = Base64Url.decode(token.substring(3)).orElseThrow();
    for (var bit = 0; bit < bytes.length * 8; bit++) {
      var altered = bytes.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(codec.decode(ACME, "rt_" + Base64Url.encode(altered))).isEmpty();
    }
    for (var end = 0; end < token.length(); end++) {
      assertThat(codec.decode(ACME, token.substring(0, end))).isEmpty();
    }
    assertThat(codec.decode(ACME, token + "A")).isEmpty();
    assertThat(codec.decode(ACME, token + "AAAA")).isEmpty();
    assertThat(codec.decode(ACME, "at_" + token.substring(3))).isEmpty();
  }

  @Test
  @DisplayName("A token of one issuer is not read at another")
  void issuersAreApart() {
    codec.first(OTHER, HANDLE, 0);
    var token = codec.encode(ACME, codec.first(ACME, HANDLE, 0));

    assertThat(codec.decode(OTHER, token)).isEmpty();
  }

  @Test
  @DisplayName("Printing a token's value does not show the handle")
  void nothingLeaks() {
    assertThat(codec.first(ACME, HANDLE, 0).toString()).contains("***");
  }
}
