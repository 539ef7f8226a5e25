package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AddressBlock;
import dev.gatewright.admin.command.AdminCommand.ApiKeyCommand;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminCommand.ListApiKeys;
import dev.gatewright.admin.command.AdminCommand.RevokeApiKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Sha256;
import dev.gatewright.identity.VisibleText;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.ApiKeyTable;
import dev.gatewright.store.admin.KeptApiKey;
import dev.gatewright.store.events.EventTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Makes, lists and stops keys of programs that administer.
final class ApiKeyActs {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_ADDRESSES = 50;
  private static final int SECRET_BYTES = 32;

  /// Further away is a slip of the pen, and at some distance no number that a store keeps.
  private static final Duration LONGEST_LIFE = Duration.ofDays(36_525);

  private final Holdings holdings;

  ApiKeyActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(ApiKeyCommand command, Acting by) {
    var unknown = command.scope().filter(this::isUnknown);
    if (unknown.isPresent()) {
      return new Refused(new Refusal.NoSuchIssuer(unknown.get().value()));
    }
    return switch (command) {
      case ListApiKeys(var scope, var part) ->
          part.map(
                  wanted -> {
                    var found = keys().list(scope, wanted.after(), wanted.limit());
                    return new AdminResult.ApiKeys(wanted.of(found), wanted.isCut(found), by.at());
                  })
              .orElseGet(() -> new AdminResult.ApiKeys(keys().list(scope), false, by.at()));
      case CreateApiKey create -> create(create, by);
      case RevokeApiKey(var scope, var id, var withMade) ->
          ApiKeyId.parse(id).filter(key -> revoke(scope, key, withMade, by)).isPresent()
              ? new Done()
              : new Refused(new Refusal.NoSuchApiKey(id));
    };
  }

  private boolean revoke(Optional<IssuerId> scope, ApiKeyId key, boolean withMade, Acting by) {
    return withMade
        ? !keys().revokeWithMade(scope, key, Actor.ApiKey.MEANS, by.engine()).isEmpty()
        : keys().revoke(scope, key, by.engine());
  }

  private boolean isUnknown(IssuerId issuer) {
    return issuer.equals(EventTable.SERVER) || holdings.store().issuers().find(issuer).isEmpty();
  }

  private AdminResult create(CreateApiKey create, Acting by) {
    var flaw = flaw(create, by.at());
    if (flaw.isPresent()) {
      return new Refused(flaw.get());
    }
    if (exceedsItsMaker(create, by)) {
      return new Refused(new Refusal.NotAllowed());
    }
    var mandate = create.mandate();
    var key =
        new KeptApiKey(
            ApiKeyId.generate(holdings.random()),
            mandate.issuer(),
            create.name(),
            mandate.role().key(),
            mandate.permissions().stream().sorted().map(Permission::key).toList(),
            create.addresses(),
            by.at(),
            by.actor().means(),
            create.expiresAt(),
            Optional.empty(),
            Optional.empty());
    var secret = secret();
    return switch (keys().add(key, Sha256.of(secret.reveal()), by.engine())) {
      case ADDED -> new AdminResult.ApiKeyCreated(key, secret);
      case NO_SUCH_ISSUER ->
          new Refused(new Refusal.NoSuchIssuer(mandate.issuer().orElseThrow().value()));
      case TOO_MANY -> new Refused(new Refusal.TooManyApiKeys(ApiKeyTable.MOST_ACTIVE));
    };
  }

  private static Optional<Refusal> flaw(CreateApiKey create, Instant now) {
    var name = create.name();
    if (!VisibleText.isLine(name, LONGEST_NAME)) {
      return Optional.of(new Refusal.BadKeyName(LONGEST_NAME));
    }
    if (create.addresses().size() > MOST_ADDRESSES) {
      return Optional.of(new Refusal.TooManyAddresses(MOST_ADDRESSES));
    }
    for (var text : create.addresses()) {
      if (AddressBlock.parse(text).isEmpty()) {
        return Optional.of(new Refusal.NoAddressBlock(text));
      }
    }
    return create
        .expiresAt()
        .filter(end -> !end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFE)))
        .map(_ -> new Refusal.BadEnd());
  }

  /// A key that makes a key gives it no longer life and no more places than it has itself: what
  /// somebody stole for a day, or cannot use from where they are, would otherwise be good for ever
  /// and from there.
  private boolean exceedsItsMaker(CreateApiKey create, Acting by) {
    if (!(by.actor() instanceof Actor.ApiKey(var id, var _))) {
      return false;
    }
    return ApiKeyId.parse(id)
        .flatMap(keys()::find)
        .filter(maker -> maker.revokedAt().isEmpty() && !maker.isExpired(by.at()))
        .map(maker -> !endsWith(create, maker) || !isWithin(create.addresses(), maker.addresses()))
        .orElse(true);
  }

  private static boolean endsWith(CreateApiKey create, KeptApiKey maker) {
    return maker
        .expiresAt()
        .map(last -> create.expiresAt().filter(end -> !end.isAfter(last)).isPresent())
        .orElse(true);
  }

  private static boolean isWithin(List<String> addresses, List<String> bounds) {
    if (bounds.isEmpty()) {
      return true;
    }
    var within = blocks(bounds);
    return !addresses.isEmpty()
        && blocks(addresses).stream()
            .allMatch(block -> within.stream().anyMatch(bound -> bound.contains(block)));
  }

  private static List<AddressBlock> blocks(List<String> texts) {
    return texts.stream().flatMap(text -> AddressBlock.parse(text).stream()).toList();
  }

  private Secret secret() {
    var bytes = new byte[SECRET_BYTES];
    holdings.random().nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private ApiKeyTable keys() {
    return holdings.store().apiKeys();
  }
}
