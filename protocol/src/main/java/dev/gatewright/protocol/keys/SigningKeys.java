package dev.gatewright.protocol.keys;

import dev.gatewright.protocol.events.Actor;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The signing keys of all issuers: made when first needed, rotated on request.
///
/// What other nodes changed is seen within half a minute, an unknown `kid` within a second. Safe
/// for concurrent use. OpenID Connect Core §10.1.1 (rotation).
public final class SigningKeys {
  private static final int KID_LENGTH = 16;

  private final Keys keys;
  private final CryptoProvider crypto;
  private final SecureRandom random;
  private final InstantSource clock;
  private final IssuerSnapshots<SigningKey> snapshots;

  public SigningKeys(Keys keys, CryptoProvider crypto, SecureRandom random, InstantSource clock) {
    this.keys = keys;
    this.crypto = crypto;
    this.random = random;
    this.clock = clock;
    this.snapshots = new IssuerSnapshots<>(keys::signingKeys, clock);
  }

  /// The key that signs now; made when the issuer has none for this algorithm.
  public SigningKey current(IssuerId issuer, Algorithm algorithm) {
    return KeySchedule.current(snapshots.get(issuer), algorithm, clock.instant())
        .orElseGet(() -> snapshots.change(issuer, stored -> first(issuer, algorithm, stored)));
  }

  private SigningKey first(IssuerId issuer, Algorithm algorithm, List<SigningKey> stored) {
    var now = clock.instant();
    return KeySchedule.current(stored, algorithm, now)
        .orElseGet(
            () -> keys.addSigningKey(issuer, newKey(algorithm, 1, now, now), now, By.server(now)));
  }

  /// The keys to publish and to verify with: next, current, and retired ones of live tokens.
  public List<SigningKey> published(IssuerId issuer) {
    return KeySchedule.published(snapshots.get(issuer), clock.instant());
  }

  /// The published key of this name.
  public Optional<SigningKey> byKid(IssuerId issuer, String kid) {
    return find(snapshots.get(issuer), kid).or(() -> find(snapshots.getAgain(issuer), kid));
  }

  private Optional<SigningKey> find(List<SigningKey> stored, String kid) {
    for (var key : stored) {
      if (key.kid().equals(kid)) {
        return KeySchedule.isRemovable(key, clock.instant()) ? Optional.empty() : Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /// Makes the successor of the newest key and returns it. Of nodes that rotate in the same moment
  /// one makes it and all return it.
  ///
  /// Signing goes over to it after `publishAhead`; keys before it disappear when `overlap` has
  /// passed after that. A rotation that waits for neither takes a stolen key out of use at once.
  public SigningKey rotate(IssuerId issuer, Algorithm algorithm, Rotation rotation, Actor actor) {
    return snapshots.change(issuer, stored -> next(issuer, algorithm, rotation, actor, stored));
  }

  /// The same, where no key waits to sign: else that one.
  public SigningKey rotateOnce(
      IssuerId issuer, Algorithm algorithm, Rotation rotation, Actor actor) {
    return snapshots.change(
        issuer,
        stored ->
            KeySchedule.waiting(stored, algorithm, clock.instant())
                .orElseGet(() -> next(issuer, algorithm, rotation, actor, stored)));
  }

  /// The key that is published and does not sign yet.
  public Optional<SigningKey> waiting(IssuerId issuer, Algorithm algorithm) {
    return KeySchedule.waiting(snapshots.get(issuer), algorithm, clock.instant());
  }

  private SigningKey next(
      IssuerId issuer,
      Algorithm algorithm,
      Rotation rotation,
      Actor actor,
      List<SigningKey> stored) {
    var now = clock.instant();
    var activeFrom = now.plus(rotation.publishAhead());
    var sequence = KeySchedule.nextSequence(stored, algorithm);
    var next = newKey(algorithm, sequence, now, sequence == 1 ? now : activeFrom);
    var removeAt = activeFrom.plus(rotation.overlap());
    return keys.addSigningKey(issuer, next, removeAt, new By(actor, now));
  }

  /// The keys to read a hint with: also of tokens that expired long ago, since what they say of a
  /// session stays true. One that was taken out of use at once is not among them.
  public List<SigningKey> trusted(IssuerId issuer) {
    return KeySchedule.trusted(snapshots.get(issuer));
  }

  /// Deletes the keys that no live token can need. Those that were retired in peace are kept
  /// `remembered` longer: as long as a session can live that an ID token names.
  public void sweep(IssuerId issuer, Duration remembered) {
    var now = clock.instant();
    if (KeySchedule.removable(snapshots.get(issuer), now, remembered).isEmpty()) {
      return;
    }
    snapshots.change(
        issuer,
        stored -> {
          var removable = KeySchedule.removable(stored, now, remembered);
          removable.forEach(key -> keys.removeSigningKey(issuer, key.kid(), By.server(now)));
          return removable.size();
        });
  }

  private SigningKey newKey(Algorithm algorithm, int sequence, Instant now, Instant activeFrom) {
    var name = new byte[KID_LENGTH];
    random.nextBytes(name);
    var pair = crypto.newKeyPair(algorithm);
    return new SigningKey(
        Base64.getUrlEncoder().withoutPadding().encodeToString(name),
        algorithm,
        sequence,
        pair.getPrivate(),
        pair.getPublic(),
        now,
        activeFrom,
        Optional.empty());
  }
}
