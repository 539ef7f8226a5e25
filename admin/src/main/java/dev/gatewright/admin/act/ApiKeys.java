package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AddressBlock;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Sha256;
import dev.gatewright.protocol.events.ProtocolEvent.RequestRefused;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.admin.ApiKeyTable;
import dev.gatewright.store.admin.KeptApiKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.Refusals;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which program it is that shows a key, and what it may. Every face on which programs administer
/// asks here first. Safe for any number of threads.
public final class ApiKeys {
  /// What refusals are counted under in the trail.
  private static final String ENDPOINT = "administration";

  private final ApiKeyTable keys;
  private final Makers makers;
  private final Refusals refusals;

  public ApiKeys(SqlStore store) {
    this.keys = store.apiKeys();
    this.makers = new Makers(store);
    this.refusals = store.refusals();
  }

  /// Whose key it is, or that it is nobody's.
  public sealed interface Check {
    /// Whoever asks may what the mandate says.
    record Held(Actor.ApiKey actor) implements Check {}

    /// Whoever asks is nobody. `reason` is a word of ours, such as `api_key.expired`: for the log,
    /// and never for whoever asks, who could learn by it which keys there are.
    record Unknown(String reason) implements Check {}
  }

  /// Looks whether the key counts now, for somebody at this address, and notes that it was used.
  /// What does not count goes to the trail: to that of the key's issuer, or to the server's where
  /// there is none. A key that somebody revokes meanwhile counts or does not; once revoking is done
  /// it does not.
  public Check check(String id, Secret secret, InetAddress from, Instant now) {
    var shown = keys.show(id, Sha256.of(secret.reveal()));
    if (shown.isEmpty()) {
      return refused(EventTable.SERVER, "api_key.unknown", Optional.empty(), now);
    }
    var key = shown.get().key();
    var log = key.issuer().orElse(EventTable.SERVER);
    var named = Optional.of(key.id().value());
    var mandate = Makers.mandate(key);
    if (!shown.get().isProved()) {
      return refused(log, "api_key.wrong_secret", named, now);
    }
    if (key.revokedAt().isPresent()) {
      return refused(log, "api_key.revoked", named, now);
    }
    if (key.isExpired(now)) {
      return refused(log, "api_key.expired", named, now);
    }
    if (!isFrom(key.addresses(), from)) {
      return refused(log, "api_key.address", named, now);
    }
    if (mandate.isEmpty()) {
      return refused(log, "api_key.unreadable", named, now);
    }
    var bounded = makers.bounded(key, mandate.get(), now);
    if (bounded.isEmpty()) {
      return refused(log, "api_key.maker", named, now);
    }
    noteUse(key, now);
    return new Check.Held(new Actor.ApiKey(key.id().value(), bounded.get()));
  }

  /// An id that is no key's is a stranger's word, and kept nowhere.
  private Check refused(IssuerId log, String reason, Optional<String> key, Instant now) {
    refusals.note(log, new RequestRefused(ENDPOINT, reason, key), now);
    return new Check.Unknown(reason);
  }

  /// What cannot be read as a block is in nobody's way but the key's.
  private static boolean isFrom(List<String> addresses, InetAddress from) {
    return addresses.isEmpty()
        || addresses.stream()
            .flatMap(text -> AddressBlock.parse(text).stream())
            .anyMatch(block -> block.contains(from));
  }

  /// Once a minute a request waits for this commit, which is less trouble than a queue beside it. A
  /// store that cannot write at the moment keeps nobody from looking.
  private void noteUse(KeptApiKey key, Instant now) {
    boolean due =
        key.lastUsedAt()
            .map(last -> !now.isBefore(last.plus(ApiKeyTable.USE_GRANULARITY)))
            .orElse(true);
    if (!due) {
      return;
    }
    try {
      keys.used(key.id(), now);
    } catch (StoreUnavailable _) {
      // When it was last used stays unsaid until the store writes again.
    }
  }
}
