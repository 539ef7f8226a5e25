package dev.gatewright.protocol.token;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import java.time.InstantSource;
import java.util.Optional;

/// The client credentials grant (RFC 6749 §4.4): a token for the client itself, no refresh token
/// and no ID token.
public final class ClientCredentialsGrant {
  private final TokenSet tokens;
  private final InstantSource clock;

  public ClientCredentialsGrant(TokenSet tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  GrantResult issue(Issuer issuer, Client client, Parameters parameters) {
    if (client.isPublic()) {
      return GrantResult.refused(Reason.CLIENT_PUBLIC);
    }
    var asked = parameters.one("scope").map(Scope::parse).orElse(Optional.of(defaultScope(client)));
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
    var scope = Targets.narrow(issuer, resources, asked.get());
    var context =
        new IssueContext(issuer, client, Optional.empty(), scope, resources, clock.instant());
    return new GrantResult.Issued(tokens.issue(context, Optional.empty(), Optional.empty()));
  }

  private static Scope defaultScope(Client client) {
    return client.defaultScope().without(Issuer.STANDARD_SCOPES);
  }
}
