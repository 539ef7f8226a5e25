package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminCommand.ClientCommand;
import dev.gatewright.admin.command.AdminCommand.DeclareClient;
import dev.gatewright.admin.command.AdminCommand.EndFormerSecret;
import dev.gatewright.admin.command.AdminCommand.ListClients;
import dev.gatewright.admin.command.AdminCommand.RemoveClient;
import dev.gatewright.admin.command.AdminCommand.RotateClientSecret;
import dev.gatewright.admin.command.AdminCommand.ShowClient;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ClientKept;
import dev.gatewright.admin.command.AdminResult.ClientSecretRotated;
import dev.gatewright.admin.command.AdminResult.Clients;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Refusal.ClientHasNoSecret;
import dev.gatewright.admin.command.Refusal.NoSuchClient;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.store.tenants.ClientDeclaration;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import dev.gatewright.store.tenants.KeptClient;
import dev.gatewright.store.tenants.SecretUses;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Lists, adds, changes and removes clients.
final class ClientActs {
  /// A made secret: 256 random bits.
  private static final int SECRET_BYTES = 32;

  /// Whoever needs more time than this does not rotate.
  private static final Duration LONGEST_KEPT = Duration.ofDays(30);

  private final Holdings holdings;

  ClientActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(ClientCommand command, Acting by) {
    return switch (command) {
      case ListClients(var issuer, var part) -> {
        var clients = holdings.sealed().clients();
        yield part.map(
                wanted -> {
                  var found = clients.list(issuer, wanted.after(), wanted.limit());
                  return new Clients(lines(issuer, wanted.of(found), by.at()), wanted.isCut(found));
                })
            .orElseGet(() -> new Clients(lines(issuer, clients.list(issuer), by.at()), false));
      }
      case ShowClient(var issuer, var client) ->
          holdings
              .sealed()
              .clients()
              .find(issuer, client)
              .<AdminResult>map(kept -> shown(issuer, kept, by.at()))
              .orElseGet(() -> new Refused(new NoSuchClient(client.value())));
      case DeclareClient declare -> declare(declare, by);
      case RotateClientSecret rotate -> rotate(rotate, by);
      case EndFormerSecret(var issuer, var client) ->
          holdings.sealed().clients().endFormer(issuer, client, by.engine())
              ? new Done()
              : new Refused(new Refusal.NoFormerSecret(client.value()));
      case RemoveClient remove -> remove(remove, by);
    };
  }

  private List<AdminResult.ClientLine> lines(
      IssuerId issuer, List<KeptClient> clients, Instant now) {
    var uses = holdings.sealed().clients().uses(issuer, clients);
    return clients.stream()
        .map(kept -> line(kept, Objects.requireNonNull(uses.get(kept.id())), now))
        .toList();
  }

  private static AdminResult.ClientLine line(KeptClient kept, SecretUses.Uses uses, Instant now) {
    return new AdminResult.ClientLine(
        kept.id(),
        kept.active(),
        !kept.secrets().isEmpty(),
        uses.secret(),
        kept.formerUntil(now).map(until -> new AdminResult.FormerSecret(until, uses.former())),
        kept.document());
  }

  private AdminResult shown(IssuerId issuer, KeptClient kept, Instant now) {
    return new AdminResult.ClientShown(
        lines(issuer, List.of(kept), now).getFirst(),
        kept.signingKey().isPresent(),
        kept.createdAt(),
        kept.updatedAt());
  }

  private AdminResult remove(RemoveClient remove, Acting by) {
    var clients = holdings.sealed().clients();
    if (clients.remove(remove.issuer(), remove.client(), remove.seen(), by.engine())) {
      return new Done();
    }
    return new Refused(
        clients.find(remove.issuer(), remove.client()).isPresent()
            ? new Refusal.ChangedMeanwhile()
            : new NoSuchClient(remove.client().value()));
  }

  private AdminResult declare(DeclareClient declare, Acting by) {
    var made =
        declare.secret() instanceof SecretChange.Generate
            ? Optional.of(newSecret())
            : Optional.<Secret>empty();
    boolean inClear = declare.secretIsKey();
    Change<List<NewSecret>> secrets =
        switch (declare.secret()) {
          case SecretChange.Keep(var known) ->
              known.isPresent() && inClear ? replaced(known, true, false) : new Change.Keep<>();
          case SecretChange.Replace(var value) -> replaced(Optional.of(value), inClear, false);
          case SecretChange.Generate(var shownLater) -> replaced(made, inClear, shownLater);
          case SecretChange.Remove() -> new Change.Replace<>(List.of());
        };
    var madeKey =
        declare.signingKey() instanceof SecretChange.Generate
            ? Optional.of(newSecret())
            : Optional.<Secret>empty();
    var declaration =
        new ClientDeclaration(
            declare.client(),
            declare.document(),
            secrets,
            signingKey(declare.signingKey(), madeKey));
    return holdings
            .sealed()
            .clients()
            .declare(declare.issuer(), declaration, declare.before(), by.engine())
        ? new ClientKept(made, madeKey)
        : new Refused(new Refusal.ChangedMeanwhile());
  }

  private static Change<List<NewSecret>> replaced(
      Optional<Secret> secret, boolean inClear, boolean shownLater) {
    return new Change.Replace<>(
        secret.stream().map(value -> new NewSecret(value, inClear, shownLater)).toList());
  }

  private static Change<Optional<Secret>> signingKey(SecretChange change, Optional<Secret> made) {
    return switch (change) {
      case SecretChange.Keep _ -> new Change.Keep<>();
      case SecretChange.Replace(var value) -> new Change.Replace<>(Optional.of(value));
      case SecretChange.Generate _ -> new Change.Replace<>(made);
      case SecretChange.Remove() -> new Change.Replace<>(Optional.empty());
    };
  }

  private AdminResult rotate(RotateClientSecret rotate, Acting by) {
    var found = holdings.sealed().clients().find(rotate.issuer(), rotate.client());
    if (found.isEmpty()) {
      return new Refused(new NoSuchClient(rotate.client().value()));
    }
    if (found.get().secrets().isEmpty()) {
      return new Refused(new ClientHasNoSecret(rotate.client().value()));
    }
    if (rotate.keepFormer().compareTo(LONGEST_KEPT) > 0) {
      return new Refused(new Refusal.KeptTooLong(LONGEST_KEPT));
    }
    var until = Optional.of(rotate.keepFormer()).filter(Duration::isPositive).map(by.at()::plus);
    var made = newSecret();
    return holdings
            .sealed()
            .clients()
            .rotate(
                rotate.issuer(),
                rotate.client(),
                new NewSecret(made, rotate.secretIsKey()),
                until,
                by.engine())
        ? new ClientSecretRotated(made, until)
        : new Refused(new NoSuchClient(rotate.client().value()));
  }

  private Secret newSecret() {
    var bytes = new byte[SECRET_BYTES];
    holdings.random().nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
