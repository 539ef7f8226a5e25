package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Parameters;

/// What one grant does with a request whose client is authenticated and may use the grant.
interface TokenGrant {
  GrantResult answer(Issuer issuer, Client client, Parameters parameters);
}
