package dev.gatewright.server.config;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.gatewright.server.config.ClientSettings.Algorithm;
import dev.gatewright.server.config.ClientSettings.ErrorStyle;
import dev.gatewright.server.config.ClientSettings.IdTokenIssue;
import dev.gatewright.server.config.ClientSettings.LogoutWithoutHint;
import dev.gatewright.server.config.ClientSettings.Pkce;
import dev.gatewright.server.config.ClientSettings.RefreshIssue;
import dev.gatewright.server.config.ClientSettings.RefreshRotation;
import dev.gatewright.server.config.ClientSettings.TokenEndpointAuth;
import dev.gatewright.server.config.ClientSettings.TokenFormat;
import dev.gatewright.server.config.ClientSettings.UserInfoContent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The settings that let a client written for another system work here unchanged. Each line says
/// what that system does, or what its clients rely on; everything unsaid keeps our default.
public final class CompatSets {
  private CompatSets() {}

  public static ClientSettings of(Compat compat) {
    return switch (compat) {
      case AUTHPI -> authpi();
      case AUTHGEAR -> authgear();
      case TS_OAUTH2_SERVER -> tsOauth2Server();
      case BESHOY -> beshoy();
    };
  }

  private static ClientSettings authpi() {
    return new ClientSettingsBuilder()
        .pkce(Pkce.REQUIRED) // its SDK always sends S256
        .refreshToken(RefreshIssue.ALWAYS) // comes without offline_access
        .refreshRotation(RefreshRotation.ROTATE) // single use
        .refreshLifetime(ofDays(7))
        .accessTokenFormat(TokenFormat.JWT)
        .accessTokenAlg(Algorithm.ES256)
        .accessTokenTyp("at+jwt")
        .accessTokenLifetime(ofMinutes(30))
        .accessTokenAudience(List.of("{client_id}")) // a requested resource takes its place
        .idTokenIssue(IdTokenIssue.AUTO)
        .userinfo(UserInfoContent.BY_SCOPE)
        .firstParty(true) // no consent page for own clients
        .logoutWithoutHint(LogoutWithoutHint.CONFIRM) // it demands the hint
        .organizations(new OrganizationPolicy.All()) // all tokens name them
        .build();
  }

  private static ClientSettings authgear() {
    return new ClientSettingsBuilder()
        .pkce(Pkce.OPTIONAL) // a confidential client sends none
        .requireState(false) // nor a state
        .refreshToken(RefreshIssue.OFFLINE_ACCESS)
        .refreshRotation(RefreshRotation.NONE) // its clients keep the first one for ever
        .refreshLifetime(ofDays(364)) // 52 weeks
        .refreshIdle(ofDays(30))
        .accessTokenFormat(TokenFormat.OPAQUE)
        .accessTokenAlg(Algorithm.RS256) // where a client switches to JWT
        .accessTokenTyp("JWT")
        .accessTokenLifetime(ofMinutes(30))
        .accessTokenAudience(List.of("{issuer}"))
        .idTokenIssue(IdTokenIssue.AUTO)
        .idTokenAlg(Algorithm.RS256)
        .idTokenAudienceAsArray(true)
        .userinfo(UserInfoContent.FULL) // e-mail for the scope openid alone
        .firstParty(true)
        .logoutWithoutHint(LogoutWithoutHint.ALLOW) // only post_logout_redirect_uri is sent
        .revokeWithoutAuthentication(true) // only the token is sent
        .organizations(new OrganizationPolicy.None()) // it has none
        .build();
  }

  private static ClientSettings tsOauth2Server() {
    return new ClientSettingsBuilder()
        .pkce(Pkce.REQUIRED) // S256 by its default
        .refreshToken(RefreshIssue.ALWAYS)
        .refreshRotation(RefreshRotation.ROTATE) // single use
        .refreshGrace(ZERO)
        .accessTokenFormat(TokenFormat.JWT)
        .accessTokenAlg(Algorithm.RS256) // what it signs with once OpenID Connect is on
        .accessTokenLifetime(ofHours(1))
        .idTokenIssue(IdTokenIssue.AUTO)
        .userinfo(UserInfoContent.BY_SCOPE)
        .revokeWithoutAuthentication(false) // authenticateRevoke is on
        .errorStyle(ErrorStyle.TS_OAUTH2_SERVER) // its clients switch on its codes and statuses
        .organizations(new OrganizationPolicy.None())
        .build();
  }

  private static ClientSettings beshoy() {
    return new ClientSettingsBuilder()
        .tokenEndpointAuth(
            Set.of(TokenEndpointAuth.CLIENT_SECRET_POST, TokenEndpointAuth.CLIENT_SECRET_BASIC))
        .pkce(Pkce.REQUIRED)
        .requireState(true) // a missing state is answered with 400
        .defaultScopes(List.of("email")) // its clients send no scope
        .refreshToken(RefreshIssue.ALWAYS)
        .refreshRotation(RefreshRotation.ROTATE)
        .refreshGrace(ofSeconds(60)) // the old one is good for so long
        .refreshLifetime(ofDays(7))
        .refreshLifetimeByMethod(Map.of(LoginMethod.PIN, ofDays(30)))
        .accessTokenFormat(TokenFormat.JWT)
        .accessTokenAlg(Algorithm.HS256) // the application checks it with its signing_key
        .accessTokenTyp("JWT")
        .accessTokenLifetime(ofMinutes(5))
        .accessTokenAudience(List.of("{client_id}")) // the project id
        .accessTokenClaims(List.of("email", "email_verified", "role", "status"))
        .idTokenIssue(IdTokenIssue.NEVER)
        .firstParty(true) // no consent page
        .sso(false) // every login shows the login page
        .revokeWithoutAuthentication(true) // token and client_id, no secret
        .errorStyle(ErrorStyle.PLAIN)
        .organizations(new OrganizationPolicy.None())
        .build();
  }
}
