package dev.gatewright.protocol.token;

import dev.gatewright.protocol.authorize.AuthorizationCodes;
import dev.gatewright.protocol.clients.ClientAuthenticator;
import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.Authorizations;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.LiveTokens;
import dev.gatewright.protocol.internal.issue.RefreshTokens;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Tally;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Makes the token endpoint of the grants that are supported.
public final class TokenGrants {
  private TokenGrants() {}

  /// What grants are made of.
  public record Parts(
      AuthorizationCodes codes,
      Subjects subjects,
      Grants grants,
      Authorizations authorizations,
      RefreshTokens refreshTokens,
      AccessTokens accessTokens,
      LiveTokens liveTokens,
      TokenSet tokens,
      HostPolicy host,
      Tally tally,
      InstantSource clock) {}

  /// The endpoint.
  public static TokenEndpoint endpoint(
      ClientAuthenticator authenticator, Collection<SupportedGrant> supported, Parts parts) {
    var grants = new HashMap<GrantType, TokenGrant>();
    supported.forEach(grant -> add(grants, grant, parts));
    return new TokenEndpoint(authenticator, grants, parts.tally(), parts.clock());
  }

  private static void add(Map<GrantType, TokenGrant> grants, SupportedGrant grant, Parts parts) {
    switch (grant) {
      case SupportedGrant.AuthorizationCode code ->
          grants.put(
              code.type(),
              new AuthorizationCodeGrant(
                  parts.codes(),
                  parts.subjects(),
                  parts.authorizations(),
                  parts.tokens(),
                  parts.host()));
      case SupportedGrant.RefreshToken refresh ->
          grants.put(
              refresh.type(),
              new RefreshTokenGrant(
                  parts.refreshTokens(),
                  parts.grants(),
                  parts.subjects(),
                  parts.tokens(),
                  parts.host()));
      case SupportedGrant.ClientCredentials credentials ->
          grants.put(credentials.type(), new ClientCredentialsGrant(new DirectTokens(parts)));
      case SupportedGrant.Password password ->
          grants.put(
              password.type(), new PasswordGrant(password.passwords(), new DirectTokens(parts)));
      case SupportedGrant.TokenExchange exchange ->
          grants.put(
              exchange.type(),
              new TokenExchangeGrant(exchange.processor(), new DirectTokens(parts), parts));
      case SupportedGrant.Custom custom ->
          grants.put(custom.type(), new CustomTokenGrant(custom.grant(), new DirectTokens(parts)));
      // The authorization endpoint answers it all (RFC 6749 §4.2).
      case SupportedGrant.Implicit implicit -> {}
    }
  }
}
