package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.admin.ApiKeyTable;
import dev.gatewright.store.admin.KeptApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What may do now whoever made something, by the words that rows keep of them. What they made is
/// worth no more than that: a key, a link that makes somebody an administrator, a session in which
/// they act as somebody. Safe for any number of threads.
final class Makers {
  /// Keys that make keys that make keys: whoever needs more has lost sight of them.
  private static final int MOST_GENERATIONS = 16;

  private final ApiKeyTable keys;
  private final Administrators administrators;

  Makers(SqlStore store) {
    this.keys = store.apiKeys();
    this.administrators = new Administrators(store);
  }

  /// Whether they have a mandate of this kind now; whoever runs the server has every one.
  boolean has(String maker, Instant now, Predicate<Mandate> wanted) {
    return mandates(maker, now, MOST_GENERATIONS)
        .map(held -> held.stream().anyMatch(wanted))
        .orElse(true);
  }

  /// Whether they may act as people of the issuer now.
  boolean mayImpersonate(String maker, IssuerId issuer, Instant now) {
    return has(
        maker,
        now,
        mandate ->
            mandate.reaches(issuer)
                && mandate.permissions().contains(Permission.IMPERSONATION_WRITE));
  }

  /// When a key ends by itself, and with it what is done by it.
  Optional<Instant> end(String maker) {
    return key(maker).flatMap(KeptApiKey::expiresAt);
  }

  /// What a key lets do that its maker may still give; absent where that is nothing. The maker may
  /// be a key that has a maker itself. What whoever runs the server made has none.
  Optional<Mandate> bounded(KeptApiKey key, Mandate mandate, Instant now) {
    return bounded(key, mandate, now, MOST_GENERATIONS);
  }

  private Optional<Mandate> bounded(KeptApiKey key, Mandate mandate, Instant now, int generations) {
    var maker = mandates(key.createdBy(), now, generations);
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

  /// What they hold now, which may be nothing; absent of whoever runs the server. Words that are
  /// nobody's here, as another version may write, hold nothing.
  private Optional<List<Mandate>> mandates(String maker, Instant now, int generations) {
    if (maker.startsWith(Actor.ApiKey.MEANS)) {
      return Optional.of(
          key(maker)
              .filter(one -> generations > 0 && one.revokedAt().isEmpty() && !one.isExpired(now))
              .flatMap(
                  one -> mandate(one).flatMap(held -> bounded(one, held, now, generations - 1)))
              .stream()
              .toList());
    }
    if (maker.startsWith(Actor.Administrator.MEANS)) {
      return Optional.of(
          UserId.parse(maker.substring(Actor.Administrator.MEANS.length()))
              .map(administrators::mandates)
              .orElse(List.of()));
    }
    if (maker.startsWith(Actor.Program.MEANS)) {
      var client = maker.substring(Actor.Program.MEANS.length());
      return Optional.of(
          ClientId.isValid(client) ? administrators.mandates(new ClientId(client)) : List.of());
    }
    return Actor.Operator.isMeans(maker) ? Optional.empty() : Optional.of(List.of());
  }

  private Optional<KeptApiKey> key(String maker) {
    return maker.startsWith(Actor.ApiKey.MEANS)
        ? ApiKeyId.parse(maker.substring(Actor.ApiKey.MEANS.length())).flatMap(keys::find)
        : Optional.empty();
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
