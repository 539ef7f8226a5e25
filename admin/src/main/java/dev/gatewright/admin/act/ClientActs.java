package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminCommand.ClientCommand;
import dev.gatewright.admin.command.AdminCommand.DeclareClient;
import dev.gatewright.admin.command.AdminCommand.ListClients;
import dev.gatewright.admin.command.AdminCommand.RemoveClient;
import dev.gatewright.admin.command.AdminCommand.RotateClientSecret;
import dev.gatewright.admin.command.AdminCommand.ShowClient;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ClientKept;
import dev.gatewright.admin.command.AdminResult.Clients;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Refusal.ClientHasNoSecret;
import dev.gatewright.admin.command.Refusal.NoSuchClient;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.store.tenants.ClientDeclaration;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import dev.gatewright.store.tenants.KeptClient;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Lists, adds, changes and removes clients.
final class ClientActs {
  /// A made secret: 256 random bits.
  private static final int SECRET_BYTES = 32;

  private final Holdings holdings;

  ClientActs(Holdings holdings) {
    this.holdings = holdings;
  }

  AdminResult run(ClientCommand command, Acting by) {
    return switch (command) {
      case ListClients(var issuer, var part) ->
          part.map(
                  wanted -> {
                    var found =
                        holdings.sealed().clients().list(issuer, wanted.after(), wanted.limit());
                    return new Clients(lines(wanted.of(found)), wanted.isCut(found));
                  })
              .orElseGet(() -> new Clients(lines(holdings.sealed().clients().list(issuer)), false));
      case ShowClient(var issuer, var client) ->
          holdings
              .sealed()
              .clients()
              .find(issuer, client)
              .<AdminResult>map(ClientActs::shown)
              .orElseGet(() -> new Refused(new NoSuchClient(client.value())));
      case DeclareClient declare -> declare(declare, by);
      case RotateClientSecret rotate -> rotate(rotate, by);
      case RemoveClient(var issuer, var client) ->
          holdings.sealed().clients().remove(issuer, client, by.engine())
              ? new Done()
              : new Refused(new NoSuchClient(client.value()));
    };
  }

  private static List<AdminResult.ClientLine> lines(List<KeptClient> kept) {
    return kept.stream().map(ClientActs::line).toList();
  }

  private static AdminResult.ClientLine line(KeptClient kept) {
    return new AdminResult.ClientLine(
        kept.id(), kept.active(), !kept.secrets().isEmpty(), kept.document());
  }

  private static AdminResult shown(KeptClient kept) {
    return new AdminResult.ClientShown(
        line(kept), kept.signingKey().isPresent(), kept.createdAt(), kept.updatedAt());
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
              known.isPresent() && inClear ? replaced(known, true) : new Change.Keep<>();
          case SecretChange.Replace(var value) -> replaced(Optional.of(value), inClear);
          case SecretChange.Generate() -> replaced(made, inClear);
          case SecretChange.Remove() -> new Change.Replace<>(List.of());
        };
    var declaration =
        new ClientDeclaration(
            declare.client(), declare.document(), secrets, signingKey(declare.signingKey()));
    holdings.sealed().clients().declare(declare.issuer(), declaration, by.engine());
    return new ClientKept(made);
  }

  private static Change<List<NewSecret>> replaced(Optional<Secret> secret, boolean inClear) {
    return new Change.Replace<>(
        secret.stream().map(value -> new NewSecret(value, inClear)).toList());
  }

  private Change<Optional<Secret>> signingKey(SecretChange change) {
    return switch (change) {
      case SecretChange.Keep _ -> new Change.Keep<>();
      case SecretChange.Replace(var value) -> new Change.Replace<>(Optional.of(value));
      case SecretChange.Generate() -> new Change.Replace<>(Optional.of(newSecret()));
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
    var made = newSecret();
    var declaration =
        new ClientDeclaration(
            rotate.client(),
            found.get().document(),
            replaced(made, rotate.secretIsKey()),
            new Change.Keep<>());
    holdings.sealed().clients().declare(rotate.issuer(), declaration, by.engine());
    return new ClientKept(Optional.of(made));
  }

  private static Change<List<NewSecret>> replaced(Secret value, boolean inClear) {
    return new Change.Replace<>(List.of(new NewSecret(value, inClear)));
  }

  private Secret newSecret() {
    var bytes = new byte[SECRET_BYTES];
    holdings.random().nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
