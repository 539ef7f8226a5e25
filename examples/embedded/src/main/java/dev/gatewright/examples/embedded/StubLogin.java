package dev.gatewright.examples.embedded;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.http.UserApproval;
import java.time.Instant;

/// Takes every browser for Ada's, and Ada agrees to everything: for trying things out, and for
/// nothing else. [Logins] asks.
final class StubLogin implements UserApproval<HttpExchange> {

  @Override
  public Step decide(AuthorizationRequest asked, Client client, HttpExchange request) {
    return new Step.Decided(AuthorizationDecision.approve(asked, People.ADA, Instant.now()));
  }
}
