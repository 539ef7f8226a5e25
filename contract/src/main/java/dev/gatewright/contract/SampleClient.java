package dev.gatewright.contract;

import dev.gatewright.protocol.clients.AccessTokenPolicy;
import dev.gatewright.protocol.clients.AccessTokenPolicy.Format;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.AuthorizationPolicy;
import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.clients.Client.ErrorStyle;
import dev.gatewright.protocol.clients.Client.LogoutPolicy;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.clients.ClientAuthentication;
import dev.gatewright.protocol.clients.IdTokenPolicy;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.clients.RefreshTokenPolicy;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A client of which nothing matters but that it is there.
final class SampleClient {
  private SampleClient() {}

  static Client of(ClientId id) {
    return new Client(
        id,
        id.value(),
        ClientType.SPA,
        new ClientAuthentication(
            Set.of(ClientAuthMethod.NONE), List.of(), Optional.empty(), Optional.empty()),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Scope.empty(),
        Scope.empty(),
        new AuthorizationPolicy(true, false, false, false),
        new RefreshTokenPolicy(
            RefreshTokenPolicy.Issue.NEVER,
            true,
            Duration.ZERO,
            Duration.ZERO,
            Map.of(),
            Optional.empty(),
            false),
        new AccessTokenPolicy(
            new Format.SignedJwt(Algorithm.ES256), Duration.ZERO, List.of(), List.of(), "at+jwt"),
        new IdTokenPolicy(false, Algorithm.RS256, Duration.ZERO, false),
        UserInfoPolicy.BY_SCOPE,
        new OrganizationPolicy.None(),
        new LogoutPolicy(false),
        false,
        ErrorStyle.RFC);
  }
}
