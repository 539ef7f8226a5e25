package dev.gatewright.server.config;

import dev.gatewright.server.config.ClientConfig.ClientSecret;
import dev.gatewright.server.config.ClientSettings.Algorithm;
import dev.gatewright.server.config.ClientSettings.GrantType;
import dev.gatewright.server.config.ClientSettings.Pkce;
import dev.gatewright.server.config.ClientSettings.RefreshRotation;
import dev.gatewright.server.config.ClientSettings.TokenEndpointAuth;
import dev.gatewright.server.config.ClientSettings.TokenFormat;
import java.util.List;
import java.util.Set;

/// What must fit together in one client once every setting is decided.
final class ClientRules {
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
  /// ones; `organizations` are the issuer's ids.
  static void check(
      Fields fields,
      ClientConfig client,
      EffectiveClient effective,
      Set<String> knownScopes,
      Set<String> organizations) {
    var rules = new ClientRules(fields, client, effective);
    rules.authentication();
    rules.publicClient();
    rules.grants();
    rules.signing();
    rules.scopes(knownScopes);
    rules.organizations(organizations);
  }

  private void authentication() {
    var auth = effective.tokenEndpointAuth();
    boolean hasSecret = client.secret().isPresent();
    if (auth.isEmpty()) {
      fields.error("token_endpoint_auth", "is empty", "Name at least one method, or none.");
      return;
    }
    if (auth.contains(TokenEndpointAuth.NONE)) {
      if (auth.size() > 1) {
        fields.error(
            "token_endpoint_auth",
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
    boolean wantsKeys = auth.contains(TokenEndpointAuth.PRIVATE_KEY_JWT);
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
    if (!effective.tokenEndpointAuth().contains(TokenEndpointAuth.NONE)) {
      return;
    }
    if (effective.refresh().rotation() == RefreshRotation.NONE
        && effective.grants().contains(GrantType.REFRESH_TOKEN)) {
      fields.error(
          "refresh_rotation",
          "is none for a public client, whose stolen refresh token would never be noticed",
          "Add refresh_rotation: rotate to this client.");
    }
    if (effective.pkce() == Pkce.OPTIONAL) {
      fields.error(
          "pkce",
          "is optional for a public client, whose code anyone could redeem",
          "Add pkce: required to this client.");
    }
    if (effective.grants().contains(GrantType.CLIENT_CREDENTIALS)) {
      fields.error(
          "grants",
          "has client_credentials for a client that cannot authenticate",
          "Remove it, or give the client a secret.");
    }
  }

  private void grants() {
    boolean code = effective.grants().contains(GrantType.AUTHORIZATION_CODE);
    boolean listsNone = fields.texts("redirect_uris").map(List::isEmpty).orElse(true);
    if (code && listsNone) {
      fields.error(
          "redirect_uris",
          "is missing for authorization_code",
          "Add redirect_uris: [\"http://localhost:3000/callback\"], or remove the grant.");
    }
    if (!code && !client.redirectUris().isEmpty()) {
      fields.warning(
          "redirect_uris",
          "has no use without the grant authorization_code",
          "Remove it, or add the grant.");
    }
    if (effective.grants().isEmpty()) {
      fields.error("grants", "is empty", "Name at least one grant.");
    }
  }

  private void signing() {
    var key = client.signingKey();
    boolean wanted =
        effective.accessToken().alg() == Algorithm.HS256
            && effective.accessToken().format() == TokenFormat.JWT;
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

  private void scopes(Set<String> known) {
    for (var key : List.of("scopes", "default_scopes")) {
      var scopes = key.equals("scopes") ? effective.scopes() : effective.defaultScopes();
      for (var scope : scopes) {
        if (!known.contains(scope)) {
          fields.itemError(
              key,
              scope,
              "names the scope " + Fields.quoted(scope) + ", which the issuer does not have",
              NearestKey.of(scope, known)
                  .map(near -> "Write " + near + ", or add it to the issuer's scopes.")
                  .orElse("Add it to the issuer's scopes."));
        }
      }
    }
    for (var scope : effective.defaultScopes()) {
      if (known.contains(scope) && !effective.scopes().contains(scope)) {
        fields.itemError(
            "default_scopes",
            scope,
            "names " + Fields.quoted(scope) + ", which the client may not ask for",
            "Add it to the client's scopes.");
      }
    }
  }

  private void organizations(Set<String> known) {
    if (client.settings().organizations().isPresent()
        && effective.organizations() instanceof OrganizationPolicy.Only(var ids)) {
      for (var id : ids) {
        if (!known.contains(id)) {
          fields.itemError(
              "organizations",
              id,
              "names " + Fields.quoted(id) + ", which is no organization of the issuer",
              NearestKey.of(id, known)
                  .map(near -> "Write " + near + ".")
                  .orElse("Add it to organizations."));
        }
      }
    }
  }
}
