package dev.gatewright.protocol.token;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.HostPolicy;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.Targets;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import java.time.InstantSource;
import java.util.Optional;

/// The client credentials grant (RFC 6749 §4.4): a token for the client itself, no refresh token
/// and no ID token.
final class ClientCredentialsGrant implements TokenGrant {
  private final TokenSet tokens;
  private final HostPolicy host;
  private final InstantSource clock;

  ClientCredentialsGrant(TokenSet tokens, HostPolicy host, InstantSource clock) {
    this.tokens = tokens;
    this.host = host;
    this.clock = clock;
  }

  @Override
  public GrantResult answer(Issuer issuer, Client client, Parameters parameters) {
    if (client.isPublic()) {
      return GrantResult.refused(Reason.CLIENT_PUBLIC);
    }
    var asked =
        parameters
            .one("scope")
            .map(host.options()::parseScope)
            .orElse(Optional.of(defaultScope(client)));
    if (asked.isEmpty()) {
      return GrantResult.refused(Reason.SCOPE_MALFORMED);
    }
    boolean aboutPeople = !asked.get().intersect(Issuer.STANDARD_SCOPES).isEmpty();
    if (aboutPeople || !client.scope().covers(asked.get())) {
      return GrantResult.refused(Reason.SCOPE_NOT_ALLOWED);
    }
    var resources = parameters.all("resource");
    if (!Targets.areKnown(issuer, resources)) {
      return GrantResult.refused(Reason.RESOURCE_INVALID);
    }
    var granted =
        host.grant(issuer, client, GrantType.CLIENT_CREDENTIALS, Optional.empty(), asked.get());
    var context =
        new IssueContext(
            issuer,
            client,
            GrantType.CLIENT_CREDENTIALS,
            Optional.empty(),
            Targets.narrow(issuer, resources, granted),
            resources,
            Optional.empty(),
            clock.instant());
    return new GrantResult.Issued(tokens.issue(context));
  }

  private static Scope defaultScope(Client client) {
    return client.defaultScope().without(Issuer.STANDARD_SCOPES);
  }
}
