package dev.gatewright.server.config.client;

import static dev.gatewright.server.config.client.ClientKeys.DEFAULT_SCOPES;
import static dev.gatewright.server.config.client.ClientKeys.DIRECT_LOGIN;
import static dev.gatewright.server.config.client.ClientKeys.EMPTY_ORGANIZATIONS;
import static dev.gatewright.server.config.client.ClientKeys.ERROR_STYLE;
import static dev.gatewright.server.config.client.ClientKeys.FIRST_PARTY;
import static dev.gatewright.server.config.client.ClientKeys.LOGOUT_WITHOUT_HINT;
import static dev.gatewright.server.config.client.ClientKeys.ORGANIZATIONS;
import static dev.gatewright.server.config.client.ClientKeys.PKCE;
import static dev.gatewright.server.config.client.ClientKeys.PROJECT_ADMINS;
import static dev.gatewright.server.config.client.ClientKeys.REQUIRE_STATE;
import static dev.gatewright.server.config.client.ClientKeys.REVOKE_WITHOUT_AUTHENTICATION;
import static dev.gatewright.server.config.client.ClientKeys.SSO;
import static dev.gatewright.server.config.client.ClientKeys.SYSTEM_CLAIMS;
import static dev.gatewright.server.config.client.ClientKeys.TOKEN_ENDPOINT_AUTH;
import static dev.gatewright.server.config.client.ClientKeys.USERINFO;
import static dev.gatewright.server.config.client.RefreshKeys.REFRESH_GRACE;
import static dev.gatewright.server.config.client.RefreshKeys.REFRESH_IDLE;
import static dev.gatewright.server.config.client.RefreshKeys.REFRESH_LIFETIME;
import static dev.gatewright.server.config.client.RefreshKeys.REFRESH_LIFETIME_BY_METHOD;
import static dev.gatewright.server.config.client.RefreshKeys.REFRESH_ROTATION;
import static dev.gatewright.server.config.client.RefreshKeys.REFRESH_TOKEN;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.clients.RefreshTokenPolicy.Issue;
import dev.gatewright.protocol.clients.SystemClaims;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.server.config.yaml.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The settings that let a client written for another system work here unchanged. Each line says
/// what that system does, or what its clients rely on; everything unsaid keeps our default.
public final class CompatSets {
  private CompatSets() {}

  public static Settings of(Compat compat) {
    return switch (compat) {
      case AUTHPI -> authpi();
      case AUTHGEAR -> authgear();
      case TS_OAUTH2_SERVER -> tsOauth2Server();
      case BESHOY -> beshoy();
    };
  }

  private static Settings authpi() {
    return Settings.NONE
        .with(PKCE, true) // its SDK always sends S256
        .with(REFRESH_TOKEN, Issue.ALWAYS) // comes without offline_access
        .with(REFRESH_ROTATION, true) // single use
        .with(REFRESH_GRACE, ZERO) // single use; two requests of one browser are told apart
        .with(REFRESH_LIFETIME, ofDays(7))
        .with(AccessTokenKeys.FORMAT, true)
        .with(AccessTokenKeys.ALG, Optional.of(Algorithm.ES256))
        .with(AccessTokenKeys.TYP, "at+jwt")
        .with(AccessTokenKeys.LIFETIME, ofMinutes(30))
        .with(
            AccessTokenKeys.AUDIENCE,
            List.of("{client_id}")) // a requested resource takes its place
        .with(IdTokenKeys.ISSUE, true)
        .with(IdTokenKeys.CLAIMS, false) // its clients read profile and e-mail there
        .with(SYSTEM_CLAIMS, SystemClaims.AUTHPI) // dat, and session_state in the redirect
        .with(EMPTY_ORGANIZATIONS, true) // the claim is there for people without any
        .with(USERINFO, UserInfoPolicy.BY_SCOPE)
        .with(FIRST_PARTY, true) // no consent page for own clients
        .with(LOGOUT_WITHOUT_HINT, false) // it demands the hint
        .with(ORGANIZATIONS, new OrganizationPolicy.All()); // all tokens name them
  }

  private static Settings authgear() {
    return Settings.NONE
        .with(PKCE, false) // a confidential client sends none
        .with(REQUIRE_STATE, false) // nor a state
        .with(REFRESH_TOKEN, Issue.OFFLINE_ACCESS)
        .with(REFRESH_ROTATION, false) // its clients keep the first one for ever
        .with(REFRESH_LIFETIME, ofDays(364)) // 52 weeks
        .with(REFRESH_IDLE, ofDays(30))
        .with(AccessTokenKeys.FORMAT, false)
        .with(AccessTokenKeys.ALG, Optional.of(Algorithm.RS256)) // where a client switches to JWT
        .with(AccessTokenKeys.TYP, "JWT")
        .with(AccessTokenKeys.LIFETIME, ofMinutes(30))
        .with(AccessTokenKeys.AUDIENCE, List.of("{issuer}"))
        .with(IdTokenKeys.ISSUE, true)
        .with(IdTokenKeys.ALG, Algorithm.RS256)
        .with(IdTokenKeys.AUDIENCE_AS_ARRAY, true)
        .with(USERINFO, UserInfoPolicy.FULL) // e-mail for the scope openid alone
        .with(SYSTEM_CLAIMS, SystemClaims.AUTHGEAR)
        .with(FIRST_PARTY, true)
        .with(LOGOUT_WITHOUT_HINT, true) // only post_logout_redirect_uri is sent
        .with(REVOKE_WITHOUT_AUTHENTICATION, true) // only the token is sent
        .with(ORGANIZATIONS, new OrganizationPolicy.None()); // it has none
  }

  private static Settings tsOauth2Server() {
    return Settings.NONE
        .with(PKCE, true) // S256 by its default
        .with(REFRESH_TOKEN, Issue.ALWAYS)
        .with(REFRESH_ROTATION, true) // single use
        .with(REFRESH_GRACE, ZERO)
        .with(AccessTokenKeys.FORMAT, true)
        .with(
            AccessTokenKeys.ALG,
            Optional.of(Algorithm.RS256)) // what it signs with once OpenID Connect is on
        .with(AccessTokenKeys.LIFETIME, ofHours(1))
        .with(IdTokenKeys.ISSUE, true)
        .with(USERINFO, UserInfoPolicy.BY_SCOPE)
        .with(REVOKE_WITHOUT_AUTHENTICATION, false) // authenticateRevoke is on
        .with(
            ERROR_STYLE,
            ErrorStyle.TS_OAUTH2_SERVER) // its clients switch on its codes and statuses
        .with(ORGANIZATIONS, new OrganizationPolicy.None());
  }

  private static Settings beshoy() {
    return Settings.NONE
        .with(
            TOKEN_ENDPOINT_AUTH,
            Set.of(ClientAuthMethod.CLIENT_SECRET_POST, ClientAuthMethod.CLIENT_SECRET_BASIC))
        .with(PKCE, true)
        .with(REQUIRE_STATE, true) // a missing state is answered with 400
        .with(DEFAULT_SCOPES, List.of("email")) // its clients send no scope
        .with(REFRESH_TOKEN, Issue.ALWAYS)
        .with(REFRESH_ROTATION, true)
        .with(REFRESH_GRACE, ofSeconds(60)) // the old one is good for so long
        .with(REFRESH_LIFETIME, ofDays(7))
        .with(REFRESH_LIFETIME_BY_METHOD, Map.of(SignInMethod.PIN, ofDays(30)))
        .with(AccessTokenKeys.FORMAT, true)
        .with(
            AccessTokenKeys.ALG, Optional.empty()) // the application checks it with its signing_key
        .with(AccessTokenKeys.TYP, "JWT")
        .with(AccessTokenKeys.LIFETIME, ofMinutes(5))
        .with(AccessTokenKeys.AUDIENCE, List.of("{client_id}")) // the project id
        .with(AccessTokenKeys.CLAIMS, List.of("email", "email_verified", "role", "status"))
        .with(IdTokenKeys.ISSUE, false)
        .with(FIRST_PARTY, true) // no consent page
        .with(SSO, false) // every login shows the login page
        .with(DIRECT_LOGIN, true) // its tools log in without the page
        .with(PROJECT_ADMINS, true) // its dashboards look after people with such a token
        .with(REVOKE_WITHOUT_AUTHENTICATION, true) // token and client_id, no secret
        .with(ERROR_STYLE, ErrorStyle.PLAIN)
        .with(ORGANIZATIONS, new OrganizationPolicy.None());
  }
}
