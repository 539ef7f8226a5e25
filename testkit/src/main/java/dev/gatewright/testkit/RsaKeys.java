package dev.gatewright.testkit;

import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import java.security.KeyPair;
import java.util.concurrent.ConcurrentHashMap;

/// RSA keys for the life of the Java machine: making one takes longer than starting a server. The
/// issuers of one server have different ones, up to [#MOST] of them; servers share them. Safe for
/// any number of threads.
final class RsaKeys {
  private static final int MOST = 4;
  private static final int STRANGER = -1;

  private final CryptoProvider crypto;
  private final ConcurrentHashMap<Integer, KeyPair> made = new ConcurrentHashMap<>();

  RsaKeys(CryptoProvider crypto) {
    this.crypto = crypto;
  }

  /// The key of the issuer that was declared at this place, counted from 0.
  KeyPair of(int place) {
    return at(place % MOST);
  }

  /// A key that no issuer has.
  KeyPair stranger() {
    return at(STRANGER);
  }

  private KeyPair at(int place) {
    return made.computeIfAbsent(place, _ -> crypto.newKeyPair(Algorithm.RS256));
  }
}
