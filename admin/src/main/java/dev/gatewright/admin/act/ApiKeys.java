package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AddressBlock;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Sha256;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.events.ProtocolEvent.RequestRefused;
import dev.gatewright.protocol.oauth.ClientId;
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
import java.util.Set;
import java.util.stream.Collectors;

/// Which program it is that shows a key, and what it may. Every face on which programs administer
/// asks here first. Safe for any number of threads.
public final class ApiKeys {
  /// What refusals are counted under in the trail.
  private static final String ENDPOINT = "administration";

  /// Keys that make keys that make keys: whoever needs more has lost sight of them.
  private static final int MOST_GENERATIONS = 16;

  private final ApiKeyTable keys;
  private final Administrators administrators;
  private final Refusals refusals;

  public ApiKeys(SqlStore store) {
    this.keys = store.apiKeys();
    this.administrators = new Administrators(store);
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
    var mandate = mandate(key);
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
    var bounded = bounded(key, mandate.get(), now, MOST_GENERATIONS);
    if (bounded.isEmpty()) {
      return refused(log, "api_key.maker", named, now);
    }
    noteUse(key, now);
    return new Check.Held(new Actor.ApiKey(key.id().value(), bounded.get()));
  }

  /// What a key lets do that its maker may still give; absent where that is nothing. The maker may
  /// be a key that has a maker itself. What whoever runs the server made has none.
  private Optional<Mandate> bounded(KeptApiKey key, Mandate mandate, Instant now, int generations) {
    var maker = maker(key, now, generations);
    if (maker.isEmpty()) {
      return Optional.of(mandate);
    }
    Set<Permission> given =
        maker.get().stream()
            .filter(held -> held.mayGive(mandate.within(Set.of())))
            .flatMap(held -> held.permissions().stream())
            .collect(Collectors.toSet());
    return Optional.of(mandate.within(given)).filter(left -> !left.permissions().isEmpty());
  }

  /// What the maker holds now, which may be nothing; absent where there is no maker.
  private Optional<List<Mandate>> maker(KeptApiKey key, Instant now, int generations) {
    var by = key.createdBy();
    if (by.startsWith(Actor.ApiKey.MEANS)) {
      return Optional.of(
          ApiKeyId.parse(by.substring(Actor.ApiKey.MEANS.length()))
              .flatMap(keys::find)
              .filter(one -> generations > 0 && one.revokedAt().isEmpty() && !one.isExpired(now))
              .flatMap(
                  one -> mandate(one).flatMap(held -> bounded(one, held, now, generations - 1)))
              .stream()
              .toList());
    }
    if (by.startsWith(Actor.Administrator.MEANS)) {
      return Optional.of(
          UserId.parse(by.substring(Actor.Administrator.MEANS.length()))
              .map(administrators::mandates)
              .orElse(List.of()));
    }
    if (by.startsWith(Actor.Program.MEANS)) {
      var client = by.substring(Actor.Program.MEANS.length());
      return Optional.of(
          ClientId.isValid(client) ? administrators.mandates(new ClientId(client)) : List.of());
    }
    return Optional.empty();
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

  /// What the key lets do. A role that another version wrote is none; of permissions that are
  /// unknown here nobody can ask for any.
  static Optional<Mandate> mandate(KeptApiKey key) {
    Set<Permission> permissions =
        key.permissions().stream()
            .flatMap(text -> Permission.parse(text).stream())
            .collect(Collectors.toSet());
    return Role.parse(key.role())
        .filter(role -> key.issuer().isEmpty() == (role == Role.OWNER))
        .filter(role -> !role.isOfOrganization())
        .map(role -> new Mandate(role, key.issuer(), permissions));
  }
}
