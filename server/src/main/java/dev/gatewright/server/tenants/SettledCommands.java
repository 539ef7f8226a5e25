package dev.gatewright.server.tenants;

import dev.gatewright.admin.command.AdminCommand.RotateClientSecret;
import dev.gatewright.admin.command.AdminCommand.RotateKey;
import dev.gatewright.admin.command.UserCommand.Impersonate;
import dev.gatewright.admin.command.UserCommand.InviteUser;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.client.AccessTokenKeys;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.tenants.KeptClient;
import dev.gatewright.store.tenants.KeptIssuer;
import java.time.Duration;
import java.util.Optional;

/// Commands of which a part stands in the settings of an issuer, which the administration does not
/// read. Each may throw [dev.gatewright.server.config.issuer.UnreadableRow].
public final class SettledCommands {
  private final SqlStore store;
  private final SealedTables sealed;

  public SettledCommands(SqlStore store, SealedTables sealed) {
    this.store = store;
    this.sealed = sealed;
  }

  /// The issuer whose settings complete a command.
  public Optional<KeptIssuer> issuer(IssuerId issuer) {
    return store.issuers().find(issuer);
  }

  /// Invites somebody in the issuer's name; absent where nobody makes an account.
  public Optional<InviteUser> invite(
      KeptIssuer issuer, String email, Optional<String> name, Optional<String> language) {
    var settings = settings(issuer);
    return settings.get(JoinKeys.SIGNUP) == JoinKeys.Signup.CLOSED
        ? Optional.empty()
        : Optional.of(
            new InviteUser(issuer.id(), email, name, settings.name(), language.orElse("en")));
  }

  /// Has whoever asks act as somebody; absent where the issuer lets nobody.
  public Optional<Impersonate> impersonate(
      KeptIssuer issuer, UserRef user, String reason, Optional<ClientId> client) {
    return settings(issuer).get(IssuerKeys.IMPERSONATION)
        ? Optional.of(new Impersonate(issuer.id(), user, reason, client))
        : Optional.empty();
  }

  /// Has the key before the next one published as long as a token of it can live.
  public RotateKey rotate(KeptIssuer issuer, Algorithm algorithm, boolean atOnce) {
    return rotate(issuer, algorithm, atOnce, false);
  }

  /// The same, also where the next key waits to sign already, if that is forced.
  public RotateKey rotate(
      KeptIssuer issuer, Algorithm algorithm, boolean atOnce, boolean isForced) {
    return new RotateKey(issuer.id(), algorithm, longestToken(issuer), atOnce, isForced);
  }

  private Duration longestToken(KeptIssuer issuer) {
    var settings = settings(issuer);
    var longest = Duration.ZERO;
    for (var client : sealed.clients().list(issuer.id())) {
      var effective = EffectiveClient.of(settings.clientDefaults(), client(issuer, client));
      longest = longer(longest, effective.get(AccessTokenKeys.LIFETIME));
    }
    for (var resource : settings.resources()) {
      longest =
          longer(
              longest, resource.accessToken().get(AccessTokenKeys.LIFETIME).orElse(Duration.ZERO));
    }
    return longest;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /// Keeps the new secret readable where the client's is a key too.
  public RotateClientSecret rotateSecret(KeptIssuer issuer, ClientId client, Duration keepFormer) {
    boolean isKey =
        sealed
            .clients()
            .find(issuer.id(), client)
            .map(kept -> client(issuer, kept))
            .map(declared -> EffectiveClient.of(settings(issuer).clientDefaults(), declared))
            .filter(EffectiveClient::needsSecretInClear)
            .isPresent();
    return new RotateClientSecret(issuer.id(), client, isKey, keepFormer);
  }

  private static IssuerSettings settings(KeptIssuer issuer) {
    return StoredSettings.issuer(issuer.id().value(), issuer.document());
  }

  private static ClientConfig client(KeptIssuer issuer, KeptClient kept) {
    return StoredSettings.client(issuer.id().value(), kept.id().value(), kept.document());
  }
}
