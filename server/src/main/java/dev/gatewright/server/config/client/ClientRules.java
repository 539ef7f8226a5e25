package dev.gatewright.server.config.client;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.server.config.client.ClientConfig.ClientSecret;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.NearestKey;
import dev.gatewright.server.config.yaml.SettingGroup;
import java.util.List;
import java.util.Set;

/// What must fit together in one client once every setting is decided.
public final class ClientRules {
  /// A secret shorter than this can be guessed where its hash is stolen.
  private static final int SHORT_SECRET = 32;

  /// RFC 7518 §3.2: an HS256 key has at least 256 bits.
  private static final int LEAST_SIGNING_KEY_BYTES = 32;

  private final Fields fields;
  private final ClientConfig client;
  private final EffectiveClient effective;

  private ClientRules(Fields fields, ClientConfig client, EffectiveClient effective) {
    this.fields = fields;
    this.client = client;
    this.effective = effective;
  }

  /// Reports what does not fit. `knownScopes` are the issuer's, its resources' and the standard
  /// ones, `knownProviders` the names of the issuer's providers.
  public static void check(
      Fields fields,
      ClientConfig client,
      EffectiveClient effective,
      Set<String> knownScopes,
      Set<String> knownProviders) {
    var rules = new ClientRules(fields, client, effective);
    rules.authentication();
    rules.publicClient();
    rules.grants();
    rules.signing();
    rules.scopes(knownScopes);
    rules.providers(knownProviders);
    rules.consent();
    rules.account();
    ClientKeys.ALL.forEach(rules::strict);
  }

  /// What a consent page does not name, a client with such a page does not get.
  private void consent() {
    if (effective.get(ClientKeys.FIRST_PARTY)
        || !effective.get(ClientKeys.GRANTS).contains(GrantType.AUTHORIZATION_CODE)) {
      return;
    }
    if (effective.get(ClientKeys.USERINFO) == UserInfoPolicy.FULL) {
      fields.error(
          ClientKeys.USERINFO.name(),
          "is full for a client with a consent page, which names only what scopes allow",
          "Write userinfo: by_scope, or first_party: true if the client is yours.");
    }
    for (var claim : effective.get(AccessTokenKeys.CLAIMS)) {
      if (AccessTokenKeys.OF_NO_SCOPE.contains(claim)) {
        fields.error(
            AccessTokenKeys.CLAIMS.group().map(SettingGroup::name).orElseThrow(),
            "gives a client with a consent page the claim " + claim + ", which no scope names",
            "Remove " + claim + ", or write first_party: true if the client is yours.");
      }
    }
  }

  /// What opens people's accounts is given to a client by its own entry alone, and is of use where
  /// people log in.
  private void account() {
    for (var scope : effective.get(ClientKeys.SCOPES)) {
      if (!AccountScopes.ALL.contains(scope)) {
        continue;
      }
      if (!client.settings().has(ClientKeys.SCOPES)) {
        fields.error(
            ClientKeys.SCOPES.name(),
            "has " + scope + " from client_defaults, which would give it to every client",
            "Remove it there, and name it in the scopes of the clients that are to have it.");
      } else if (!effective.get(ClientKeys.GRANTS).contains(GrantType.AUTHORIZATION_CODE)) {
        fields.itemError(
            ClientKeys.SCOPES.name(),
            scope,
            "names " + Fields.quoted(scope) + " for a client at which nobody logs in",
            "Remove it, or add the grant authorization_code.");
      }
    }
  }

  /// An issuer that promises a security profile holds all its clients to it, compat sets too.
  private <T> void strict(ClientSetting<T> setting) {
    var wanted = setting.strict();
    var chosen = effective.find(setting);
    if (effective.basis().strict() && wanted.isPresent() && !wanted.equals(chosen)) {
      var word = setting.form().write(wanted.get()).asString();
      var key = setting.group().map(SettingGroup::name).orElse(setting.name());
      fields.error(
          key,
          "makes "
              + setting.path()
              + " something else than "
              + word
              + ", which profile: strict does not allow",
          client.settings().has(setting)
              ? "Remove it, or write " + word + "."
              : "Remove it from client_defaults or leave the compat set, or write profile:"
                  + " standard.");
    }
  }

  private void authentication() {
    var auth = effective.get(ClientKeys.TOKEN_ENDPOINT_AUTH);
    boolean hasSecret = client.secret().isPresent();
    if (auth.isEmpty()) {
      fields.error(
          ClientKeys.TOKEN_ENDPOINT_AUTH.name(), "is empty", "Name at least one method, or none.");
      return;
    }
    if (auth.contains(ClientAuthMethod.NONE)) {
      if (auth.size() > 1) {
        fields.error(
            ClientKeys.TOKEN_ENDPOINT_AUTH.name(),
            "has none beside other methods",
            "Keep none alone, or remove it.");
      } else if (hasSecret) {
        fields.error(
            "secret",
            "is set for a client that authenticates with none",
            "Remove the secret, or make it type: web.");
      }
      return;
    }
    boolean hasKeys = client.keySource().isPresent();
    boolean wantsKeys = auth.contains(ClientAuthMethod.PRIVATE_KEY_JWT);
    boolean wantsSecret = auth.size() > (wantsKeys ? 1 : 0);
    if (wantsSecret && !hasSecret && !(wantsKeys && hasKeys)) {
      fields.error(
          "secret",
          "is missing for a client that authenticates with a secret",
          "Add secret: { generate: true }, or token_endpoint_auth: private_key_jwt with jwks.");
    }
    if (wantsKeys && !hasKeys) {
      fields.error("jwks", "is missing for private_key_jwt", "Add jwks or jwks_uri.");
    }
    if (client.secret().orElse(new ClientSecret.Generated()) instanceof ClientSecret.Given given
        && given.value().reveal().length() < SHORT_SECRET) {
      fields.warning(
          "secret",
          "is shorter than 32 characters",
          "Use { generate: true }, or at least 32 random characters.");
    }
  }

  private void publicClient() {
    if (!effective.get(ClientKeys.TOKEN_ENDPOINT_AUTH).contains(ClientAuthMethod.NONE)) {
      return;
    }
    if (!effective.get(RefreshKeys.REFRESH_ROTATION)
        && effective.get(ClientKeys.GRANTS).contains(GrantType.REFRESH_TOKEN)) {
      fields.error(
          RefreshKeys.REFRESH_ROTATION.name(),
          "is none for a public client, whose stolen refresh token would never be noticed",
          "Add refresh_rotation: rotate to this client.");
    }
    if (!effective.get(ClientKeys.PKCE)) {
      fields.error(
          ClientKeys.PKCE.name(),
          "is optional for a public client, whose code anyone could redeem",
          "Add pkce: required to this client.");
    }
    if (effective.get(ClientKeys.GRANTS).contains(GrantType.CLIENT_CREDENTIALS)) {
      fields.error(
          ClientKeys.GRANTS.name(),
          "has client_credentials for a client that cannot authenticate",
          "Remove it, or give the client a secret.");
    }
  }

  private void grants() {
    boolean code = effective.get(ClientKeys.GRANTS).contains(GrantType.AUTHORIZATION_CODE);
    boolean listsNone =
        fields.texts(ClientKeys.REDIRECT_URIS.name()).map(List::isEmpty).orElse(true);
    if (code && listsNone) {
      fields.error(
          ClientKeys.REDIRECT_URIS.name(),
          "is missing for authorization_code",
          "Add redirect_uris: [\"http://localhost:3000/callback\"], or remove the grant.");
    }
    if (!code && !effective.get(ClientKeys.REDIRECT_URIS).isEmpty()) {
      fields.warning(
          ClientKeys.REDIRECT_URIS.name(),
          "has no use without the grant authorization_code",
          "Remove it, or add the grant.");
    }
    if (effective.get(ClientKeys.GRANTS).isEmpty()) {
      fields.error(ClientKeys.GRANTS.name(), "is empty", "Name at least one grant.");
    }
  }

  private void signing() {
    var key = client.signingKey();
    boolean wanted =
        effective.get(AccessTokenKeys.ALG).isEmpty() && effective.get(AccessTokenKeys.FORMAT);
    if (wanted && key.isEmpty() && !fields.has("signing_key")) {
      fields.error(
          "signing_key",
          "is missing for HS256",
          "Add signing_key, such as 64 random hex characters, or choose access_token: { alg: ES256"
              + " }.");
    }
    if (key.isPresent() && key.get().byteLength() < LEAST_SIGNING_KEY_BYTES) {
      fields.error(
          "signing_key",
          "has less than 32 bytes",
          "Write at least 32, such as 64 random hex characters.");
    }
    if (key.isPresent() && !wanted) {
      fields.warning(
          "signing_key",
          "has no use without HS256",
          "Remove it, or set access_token: { alg:" + " HS256 }.");
    }
  }

  private void providers(Set<String> known) {
    for (var provider : effective.get(ClientKeys.PROVIDERS)) {
      if (!known.contains(provider)) {
        fields.itemError(
            ClientKeys.PROVIDERS.name(),
            provider,
            "names the provider " + Fields.quoted(provider) + ", which the issuer does not have",
            NearestKey.of(provider, known)
                .map(near -> "Write " + near + ", or add it to the issuer's providers.")
                .orElse("Add it to the issuer's providers, or remove it here."));
      }
    }
    var methods = effective.get(ClientKeys.LOGIN_METHODS);
    if (!effective.get(ClientKeys.PROVIDERS).isEmpty()
        && !methods.isEmpty()
        && !methods.contains(SignInMethod.UPSTREAM)) {
      fields.warning(
          ClientKeys.PROVIDERS.name(),
          "has no use where login_methods does not take upstream",
          "Remove it, or add upstream to login_methods.");
    }
  }

  private void scopes(Set<String> known) {
    for (var setting : List.of(ClientKeys.SCOPES, ClientKeys.DEFAULT_SCOPES)) {
      for (var scope : effective.get(setting)) {
        if (!known.contains(scope)) {
          fields.itemError(
              setting.name(),
              scope,
              "names the scope " + Fields.quoted(scope) + ", which the issuer does not have",
              NearestKey.of(scope, known)
                  .map(near -> "Write " + near + ", or add it to the issuer's scopes.")
                  .orElse("Add it to the issuer's scopes."));
        }
      }
    }
    for (var scope : effective.get(ClientKeys.DEFAULT_SCOPES)) {
      if (known.contains(scope) && !effective.get(ClientKeys.SCOPES).contains(scope)) {
        fields.itemError(
            ClientKeys.DEFAULT_SCOPES.name(),
            scope,
            "names " + Fields.quoted(scope) + ", which the client may not ask for",
            "Add it to the client's scopes.");
      }
    }
  }
}
