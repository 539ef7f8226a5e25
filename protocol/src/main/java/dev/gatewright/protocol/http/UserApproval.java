package dev.gatewright.protocol.http;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.wire.HttpReply;

/// The host's part of the authorization endpoint (RFC 6749 §3.1): who is logged in, and whether
/// they let the client have what it asks for. Thread-safe.
///
/// Nothing is sent to the client before the host has decided.
///
/// @param <R> the framework's own request, from which the host reads its session
@FunctionalInterface
public interface UserApproval<R> {

  /// Says what happens next to a valid request. It is asked anew each time the browser comes back,
  /// so it keeps no state of its own.
  ///
  /// With `prompt=login` whoever is logged in logs in again (OpenID Connect Core §3.1.2.1). The
  /// query still says so afterwards: the session has to tell a login that came after the question
  /// from one before it.
  ///
  /// Whatever counts as the user's consent must come from the host's own page: a link on another
  /// site leads here as well (RFC 6749 §10.12).
  Step decide(AuthorizationRequest asked, Client client, R request);

  /// What happens next.
  sealed interface Step {
    /// The user decided: the client gets its answer.
    record Decided(AuthorizationDecision decision) implements Step {}

    /// Something has to come first: the browser gets this, such as a redirect to the login page or
    /// a page that asks. The user is to come back to the address that was asked for, with the same
    /// query. A request with `prompt=none` allows no such thing, and the client is told
    /// `login_required` (OpenID Connect Core §3.1.2.6).
    record First(HttpReply reply) implements Step {}
  }
}
