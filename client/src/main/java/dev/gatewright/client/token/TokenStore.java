package dev.gatewright.client.token;

import dev.gatewright.client.logout.LogoutToken;
import java.time.Duration;
import java.util.Optional;

/// Where an application keeps the token sets of its sessions so that all its nodes see the same
/// ones.
///
/// A set is found by the session's key: a secret of at least 128 random bits, in the browser's
/// cookie. An implementation keeps a hash of it, not the key.
///
/// **The lease is what makes a refresh single across nodes.** Whoever gets it refreshes; everyone
/// else waits and loads what the winner stored. A lease ends by itself after its time, so a node
/// that dies holding one delays the others and does not block them. Every method is atomic and safe
/// to call from many threads and processes.
public interface TokenStore {
  /// A stored set and the number of its version, which every change raises.
  record Stored(TokenSet tokens, long version) {}

  /// The set of a session, if it has one.
  Optional<Stored> load(String key);

  /// Keeps the set of a new login, in place of whatever the key had.
  void save(String key, TokenSet tokens);

  /// Replaces the set if its version is still `expectedVersion`.
  ///
  /// @return false if the session is gone or somebody else changed it: nothing was written
  boolean compareAndSet(String key, long expectedVersion, TokenSet tokens);

  /// Takes the lease of a session for at most this time, if it exists and nobody holds its lease.
  ///
  /// @param holder a name that no other taker has
  boolean acquireLease(String key, String holder, Duration atMost);

  /// Gives the lease back if this holder still has it.
  void releaseLease(String key, String holder);

  /// Forgets a session.
  void remove(String key);

  /// Forgets every session that a back-channel logout ends (OpenID Connect Back-Channel Logout 1.0
  /// §2.5): the one of its `sid`, or all of its `sub`, as the ID tokens of the stored sets name
  /// them.
  ///
  /// @return how many there were
  int removeAll(LogoutToken logout);
}
