package dev.gatewright.protocol.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.memory.InMemoryKeys;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.util.List;

/// An issuer with keys, on one of the crypto providers.
final class OurTokens {
  static final IssuerId ACME = new IssuerId("acme");
  static final IssuerId OTHER = new IssuerId("other");

  final CryptoProvider crypto;
  final SettableClock clock = new SettableClock();
  final SigningKeys keys;
  final JwtSigner signer;
  final VerifiedTokenCache cache = new VerifiedTokenCache(64);
  final JwtVerifier verifier;

  OurTokens(CryptoProvider crypto) {
    this.crypto = crypto;
    this.keys = new SigningKeys(new InMemoryKeys(), crypto, new SecureRandom(), clock);
    this.signer = new JwtSigner(crypto);
    this.verifier = new JwtVerifier(crypto, cache, clock);
  }

  SigningKey key(Algorithm algorithm) {
    return keys.current(ACME, algorithm);
  }

  List<SigningKey> published() {
    return keys.published(ACME);
  }

  /// Claims that expire so many seconds from now.
  byte[] claims(long seconds) {
    var exp = clock.instant().getEpochSecond() + seconds;
    return ("{\"sub\":\"ada\",\"exp\":" + exp + "}").getBytes(UTF_8);
  }

  JwtVerification verify(String token, JwtExpectation expected) {
    return verifier.verify(ACME, token, published(), expected);
  }
}
