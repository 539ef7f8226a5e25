package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.clients.ClientSecret;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.config.yaml.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A client with every setting decided: built-in defaults, under `client_defaults`, under the
/// compat set, under the client's own words.
public record EffectiveClient(ClientConfig declared, ClientBasis basis, Settings said) {

  /// Resolves what `client` says under its issuer's `defaults`.
  public static EffectiveClient of(ClientDefaults defaults, ClientConfig client) {
    var places = new ArrayList<Settings>();
    // A compat set named by client_defaults lies below their own words, a client's above them.
    places.add(client.compat().isEmpty() ? defaults.merged() : defaults.settings());
    client.compat().map(CompatSets::of).ifPresent(places::add);
    places.add(client.settings());
    var said = Settings.merge(places);
    return new EffectiveClient(client, basis(client, said, defaults.strict()), said);
  }

  private static ClientBasis basis(ClientConfig client, Settings said, boolean strict) {
    var redirects = said.get(ClientKeys.REDIRECT_URIS).orElse(List.of());
    var typed = new ClientBasis(client.id(), client.type(), false, strict, redirects);
    boolean isPublic =
        said.get(ClientKeys.TOKEN_ENDPOINT_AUTH)
            .or(() -> ClientKeys.TOKEN_ENDPOINT_AUTH.fallback(typed))
            .orElseThrow()
            .contains(ClientAuthMethod.NONE);
    return new ClientBasis(client.id(), client.type(), isPublic, strict, redirects);
  }

  public String id() {
    return declared.id();
  }

  /// What holds of `setting`; absent where nobody says it and it has no default.
  public <T> Optional<T> find(ClientSetting<T> setting) {
    return said.get(setting).or(() -> setting.fallback(basis));
  }

  /// What holds of a setting that has a default.
  public <T> T get(ClientSetting<T> setting) {
    return find(setting).orElseThrow();
  }

  /// Whether the client proves who it is only by its id (RFC 6749 §2.1).
  public boolean isPublic() {
    return basis.isPublic();
  }

  /// Whether the client's secret is also a key, so that a hash of it is not enough (OpenID Connect
  /// Core §9).
  public boolean needsSecretInClear() {
    return get(ClientKeys.TOKEN_ENDPOINT_AUTH).contains(ClientAuthMethod.CLIENT_SECRET_JWT);
  }

  /// The engine's client.
  ///
  /// @throws IllegalArgumentException when its settings cannot go together
  public Client engine(URI issuer, List<ClientSecret> secrets, Optional<Secret> signingKey) {
    var draft = new ClientDraft(declared, issuer, secrets, signingKey);
    ClientKeys.ALL.forEach(setting -> set(setting, draft));
    return draft.build();
  }

  /// What the client's access tokens look like, when no key and no issuer matters to them.
  AccessTokenPolicy accessToken() {
    var draft = new ClientDraft(declared, URI.create(""), List.of(), Optional.empty());
    AccessTokenKeys.ALL.forEach(setting -> set(setting, draft));
    return draft.accessTokenPolicy();
  }

  private <T> void set(ClientSetting<T> setting, ClientDraft draft) {
    find(setting).ifPresent(value -> setting.set(draft, value));
  }
}
