package dev.gatewright.server.control;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.Identifier;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.tenants.KeptClient;
import java.util.Optional;

/// What a command gave somebody and nobody can use, as the settings of the issuer stand. It is
/// given all the same: the settings may be about to change.
final class NoUse {
  private final OpenStore open;

  NoUse(OpenStore open) {
    this.open = open;
  }

  /// A warning about what the command, which was carried out, gave.
  Optional<String> of(AdminCommand command) {
    return switch (command) {
      case UserCommand.NameUser(var issuer, var _, var kind, var name) when name.isPresent() ->
          settings(issuer).flatMap(settings -> name(settings, kind));
      case UserCommand.AddUser add -> settings(add.issuer()).flatMap(NoUse::password);
      case UserCommand.SetPassword set -> settings(set.issuer()).flatMap(NoUse::password);
      case AdminCommand.CreatePin pin -> settings(pin.issuer()).flatMap(this::pin);
      default -> Optional.empty();
    };
  }

  private static Optional<String> name(IssuerSettings settings, LoginName.Kind kind) {
    return Identifier.names(settings.get(IssuerKeys.IDENTIFIERS)).contains(kind)
        ? Optional.empty()
        : Optional.of(
            "warning: nobody signs in with a %1$s at %2$s: login.identifiers does not have %1$s. Add it there, and apply the file."
                .formatted(kind.word(), settings.id()));
  }

  private static Optional<String> password(IssuerSettings settings) {
    return settings.get(IssuerKeys.LOGIN_METHODS).contains(SignInMethod.PASSWORD)
        ? Optional.empty()
        : Optional.of(
            "warning: nobody signs in with a password at %s: login.methods does not have password."
                .formatted(settings.id()));
  }

  private Optional<String> pin(IssuerSettings settings) {
    return open.sealed().clients().list(new IssuerId(settings.id())).stream()
            .anyMatch(client -> takesPins(settings, client))
        ? Optional.empty()
        : Optional.of(
            "warning: no application of %s takes PINs: add pin to the login_methods of one, and apply the file."
                .formatted(settings.id()));
  }

  private static boolean takesPins(IssuerSettings settings, KeptClient kept) {
    try {
      var client = StoredSettings.client(settings.id(), kept.id().value(), kept.document());
      return EffectiveClient.of(settings.clientDefaults(), client)
          .get(ClientKeys.LOGIN_METHODS)
          .contains(SignInMethod.PIN);
    } catch (UnreadableRow _) {
      return false;
    }
  }

  /// None where nobody can read them: what was done is done.
  private Optional<IssuerSettings> settings(IssuerId issuer) {
    try {
      return open.store()
          .issuers()
          .find(issuer)
          .map(kept -> StoredSettings.issuer(issuer.value(), kept.document()));
    } catch (UnreadableRow _) {
      return Optional.empty();
    }
  }
}
