package dev.gatewright.protocol.keys;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.List;

/// Where the keys and secrets of issuers are kept; a port that the host implements. Thread-safe.
///
/// Private keys and secrets are to be encrypted at rest. What a method added or removed is durable
/// when it returns: tokens and cookies are made with it from then on. Both `add` methods insert
/// once: of callers that race with the same version or sequence, also on several nodes, one inserts
/// and all get what was inserted. The engine remembers what it read for half a minute, so nothing
/// here is on the path of a request.
public interface Keys {
  /// The secrets of an issuer, oldest version first and newest last; empty before the first one was
  /// added. None is ever removed while a value sealed under it can be presented.
  List<IssuerSecret> secrets(IssuerId issuer);

  /// Inserts a secret unless the issuer has one of that `version`, and returns the one kept.
  IssuerSecret addSecret(IssuerId issuer, IssuerSecret secret);

  /// All signing keys of an issuer, of all algorithms, in any order, retired ones too.
  List<SigningKey> signingKeys(IssuerId issuer);

  /// Inserts a key unless the issuer has one of that `algorithm` and `sequence`, and returns the
  /// one kept. Only when it inserts, and in the same unit of change, each key of that algorithm
  /// with a lower sequence gets `predecessorsRemoveAt` where its `removeAt` is absent or later.
  SigningKey addSigningKey(IssuerId issuer, SigningKey key, Instant predecessorsRemoveAt, By by);

  /// Deletes a key; one that does not exist is no error.
  void removeSigningKey(IssuerId issuer, String kid, By by);
}
