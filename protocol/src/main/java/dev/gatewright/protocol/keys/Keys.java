package dev.gatewright.protocol.keys;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.List;

/// Where the keys and secrets of issuers are kept; a port that the host implements.
///
/// Private keys and secrets are to be encrypted at rest. Both `add` methods insert once: of callers
/// that race with the same version or sequence, one inserts and all get what was inserted.
public interface Keys {
  /// The secrets of an issuer, newest last; empty before the first one was added.
  List<IssuerSecret> secrets(IssuerId issuer);

  /// Inserts a secret unless the issuer has one of that `version`, and returns the one kept. When
  /// it returns, that secret is durable.
  IssuerSecret addSecret(IssuerId issuer, IssuerSecret secret);

  /// All signing keys of an issuer, of all algorithms, in any order, retired ones too.
  List<SigningKey> signingKeys(IssuerId issuer);

  /// Inserts a key unless the issuer has one of that `algorithm` and `sequence`, and returns the
  /// one kept. Only when it inserts, and in the same unit of change, each key of that algorithm
  /// with a lower sequence gets `predecessorsRemoveAt` where its `removeAt` is absent or later.
  SigningKey addSigningKey(IssuerId issuer, SigningKey key, Instant predecessorsRemoveAt);

  /// Deletes a key; one that does not exist is no error.
  void removeSigningKey(IssuerId issuer, String kid);
}
