package dev.gatewright.server.config;

import static dev.gatewright.server.config.KeySpec.optional;
import static dev.gatewright.server.config.KeySpec.required;

import dev.gatewright.server.config.KeyType.ByWord;
import dev.gatewright.server.config.KeyType.Either;
import dev.gatewright.server.config.KeyType.Flag;
import dev.gatewright.server.config.KeyType.Json;
import dev.gatewright.server.config.KeyType.ListOf;
import dev.gatewright.server.config.KeyType.OneOf;
import dev.gatewright.server.config.KeyType.OneOrMore;
import dev.gatewright.server.config.KeyType.SecretText;
import dev.gatewright.server.config.KeyType.Section;
import dev.gatewright.server.config.KeyType.Text;
import dev.gatewright.server.config.KeyType.Time;
import java.time.Duration;
import java.util.List;

/// Every key of a client in `tenants.yaml`.
final class ClientKeys {
  /// The longest life any token may have.
  private static final Duration LONGEST_GRANT = Duration.ofDays(3650);

  /// The claims an access token can carry on request, beside its own.
  static final List<String> CLAIMS =
      List.of(
          "email",
          "email_verified",
          "role",
          "status",
          "name",
          "given_name",
          "family_name",
          "middle_name",
          "nickname",
          "preferred_username",
          "profile",
          "picture",
          "website",
          "gender",
          "birthdate",
          "zoneinfo",
          "locale",
          "phone_number",
          "phone_number_verified",
          "address",
          "updated_at");

  static final SectionSpec ACCESS_TOKEN =
      new SectionSpec(
          "access_token",
          List.of(
              optional(
                  "format",
                  OneOf.of(ClientSettings.TokenFormat.values()),
                  "jwt",
                  "A JWT that anyone can check (RFC 9068), or a text that only introspection"
                      + " explains."),
              optional(
                  "alg",
                  OneOf.of(ClientSettings.Algorithm.values()),
                  "ES256",
                  "How a JWT is signed; HS256 uses the client's signing_key."),
              optional(
                  "lifetime",
                  new Time(Duration.ofSeconds(10), Duration.ofDays(21)),
                  "10m",
                  "How long the token is good."),
              optional(
                  "audience",
                  new OneOrMore(new Text()),
                  "[\"{issuer}\"]",
                  "aud when no resource was asked for; {issuer} and {client_id} are filled in."),
              optional(
                  "claims",
                  new ListOf(new OneOf(CLAIMS)),
                  "[]",
                  "What the token says about the user, beside its own claims."),
              optional(
                  "typ",
                  new OneOf(List.of("at+jwt", "JWT")),
                  "at+jwt",
                  "The typ header of a JWT.")));

  static final SectionSpec ID_TOKEN =
      new SectionSpec(
          "id_token",
          List.of(
              optional(
                  "issue",
                  OneOf.of(ClientSettings.IdTokenIssue.values()),
                  "auto",
                  "With the scope openid, or never."),
              optional(
                  "alg",
                  OneOf.of(ClientSettings.Algorithm.asymmetric()),
                  "RS256",
                  "How it is signed."),
              optional(
                  "audience_as_array",
                  new Flag(),
                  "false",
                  "Writes aud as a list even for one audience.")));

  private static final List<KeySpec> TOKEN_ENDPOINT_SETTINGS =
      List.of(
          optional(
              "grants",
              new ListOf(OneOf.of(ClientSettings.GrantType.values())),
              "authorization_code, refresh_token; machine: client_credentials",
              "What the client may do at the token endpoint."),
          optional(
              "scopes",
              new ListOf(new Text()),
              "openid, profile, email, phone, address, offline_access; machine: none",
              "The scopes it may ask for; an issuer's own must be named here."),
          optional(
              "allowed_origins",
              new ListOf(new Text()),
              "[]",
              "Browser origins whose scripts may call the token and UserInfo endpoints (CORS)."),
          optional(
              "token_endpoint_auth",
              new OneOrMore(OneOf.of(ClientSettings.TokenEndpointAuth.values())),
              "client_secret_basic, client_secret_post; spa and native: none",
              "How it proves who it is."));

  private static final List<KeySpec> AUTHORIZATION_SETTINGS =
      List.of(
          optional(
              "pkce",
              OneOf.of(ClientSettings.Pkce.values()),
              "required",
              "Whether an authorization request must bring an S256 challenge."),
          optional(
              "pkce_legacy_hex",
              new Flag(),
              "false",
              "Also takes the 86-character challenge of clients that hash to hexadecimal first."),
          optional(
              "require_state",
              new Flag(),
              "false",
              "Refuses authorization requests without state."),
          optional(
              "default_scopes",
              new ListOf(new Text()),
              "[]",
              "Used when a request names no scope."));

  private static final List<KeySpec> REFRESH_SETTINGS =
      List.of(
          optional(
              "refresh_token",
              OneOf.of(ClientSettings.RefreshIssue.values()),
              "offline_access",
              "At every login, for the scope offline_access only, or never."),
          optional(
              "refresh_rotation",
              OneOf.of(ClientSettings.RefreshRotation.values()),
              "rotate",
              "Whether each refresh replaces the refresh token; none is for confidential clients."),
          optional(
              "refresh_grace",
              new Time(Duration.ZERO, Duration.ofMinutes(10)),
              "60s; public clients 10s",
              "How long the replaced token still gives the same successor."),
          optional(
              "refresh_lifetime",
              new Time(Duration.ofMinutes(1), LONGEST_GRANT),
              "7d",
              "How long after the login a refresh token can work at all."),
          optional(
              "refresh_idle",
              new Time(Duration.ofMinutes(1), LONGEST_GRANT),
              "30d",
              "How long it can stay unused."),
          optional(
              "refresh_lifetime_by_method",
              new ByWord(
                  OneOf.of(LoginMethod.values()), new Time(Duration.ofMinutes(1), LONGEST_GRANT)),
              "{}",
              "Another refresh_lifetime for logins by these methods."),
          optional(
              "refresh_ends_with_session",
              new Flag(),
              "false",
              "Whether the end of the login session ends the refresh token too."));

  private static final List<KeySpec> OTHER_SETTINGS =
      List.of(
          optional("access_token", new Section(ACCESS_TOKEN), "{}", "How access tokens look."),
          optional("id_token", new Section(ID_TOKEN), "{}", "How ID tokens look."),
          optional(
              "userinfo",
              OneOf.of(ClientSettings.UserInfoContent.values()),
              "by_scope",
              "UserInfo says what the scopes allow, or all it knows."),
          optional("first_party", new Flag(), "false", "Shows no consent page."),
          optional("sso", new Flag(), "true", "Uses a session that the browser already has."),
          optional(
              "logout_without_hint",
              OneOf.of(ClientSettings.LogoutWithoutHint.values()),
              "confirm",
              "What a logout without id_token_hint does: ask, or end and redirect."),
          optional(
              "revoke_without_authentication",
              new Flag(),
              "false",
              "Lets whoever holds a token revoke it without the client's secret."),
          optional(
              "error_style",
              OneOf.of(ClientSettings.ErrorStyle.values()),
              "rfc",
              "As RFC 6749 writes them, as one plain sentence, or as the ts-oauth2-server library does."),
          optional(
              "organizations",
              new Either(new OneOf(List.of("all", "none")), new ListOf(new Text())),
              "all",
              "Which of the user's organizations its tokens name."));

  private static final KeySpec COMPAT =
      optional(
          "compat",
          OneOf.of(Compat.values()),
          "none",
          "A named set of these settings that fits another system's clients.");

  private static final SectionSpec SETTINGS =
      new SectionSpec("settings", TOKEN_ENDPOINT_SETTINGS)
          .with("settings", AUTHORIZATION_SETTINGS)
          .with("settings", REFRESH_SETTINGS)
          .with("settings", OTHER_SETTINGS);

  static final SectionSpec CLIENT_DEFAULTS =
      new SectionSpec("client_defaults", List.of(COMPAT)).with("client_defaults", SETTINGS.keys());

  static final SectionSpec CLIENT =
      new SectionSpec(
              "client",
              List.of(
                  required("id", new Text(), "The client_id."),
                  optional(
                      "absent", new Flag(), "false", "Removes the client; other keys are ignored."),
                  optional("name", new Text(), "the id", "What pages call it."),
                  optional(
                      "type",
                      OneOf.of(ClientType.values()),
                      "web",
                      "What kind of program it is; decides the defaults that differ."),
                  optional(
                      "secret",
                      new SecretText(true),
                      "none",
                      "The client secret; generate makes one and shows it once."),
                  optional(
                      "jwks",
                      new Json(),
                      "none",
                      "The client's public keys (RFC 7517), for private_key_jwt."),
                  optional("jwks_uri", new Text(), "none", "Where they are published."),
                  optional(
                      "signing_key",
                      new SecretText(false),
                      "none",
                      "For HS256: the key is the text's UTF-8 bytes, at least 32."),
                  optional(
                      "redirect_uris",
                      new ListOf(new Text()),
                      "[]",
                      "Where a login may end, compared as exact text."),
                  optional(
                      "post_logout_redirect_uris",
                      new ListOf(new Text()),
                      "[]",
                      "Where a logout may end, compared as exact text."),
                  COMPAT))
          .with("client", SETTINGS.keys());

  static final List<SectionSpec> ALL = List.of(CLIENT, CLIENT_DEFAULTS, ACCESS_TOKEN, ID_TOKEN);

  private ClientKeys() {}
}
