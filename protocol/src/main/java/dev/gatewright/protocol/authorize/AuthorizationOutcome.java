package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.LostErrand;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.wire.HttpReply;
import java.util.Map;
import java.util.Optional;

/// What the authorization endpoint does next (OpenID Connect Core §3.1.2.3 to §3.1.2.6).
///
/// Only [Redirect] and [FormPost] name a redirect URI, and only a registered one gets into them: an
/// error before the URI is trusted can be nothing but an [ErrorPage] (RFC 6749 §4.1.2.1).
public sealed interface AuthorizationOutcome {

  /// Send the browser to `location`. `refused` says why where the response is an error; `unbound`
  /// says that a code is bound to its request neither by a challenge nor by a nonce, so that one
  /// that was injected is not noticed (RFC 9700 §4.5).
  record Redirect(String location, Optional<Refusal> refused, boolean unbound)
      implements AuthorizationOutcome {
    @Override
    public String toString() {
      return "Redirect[***, " + refused.map(Refusal::reason) + "]";
    }
  }

  /// Let the browser POST `fields` to `uri` (OAuth 2.0 Form Post Response Mode §2), else as
  /// [Redirect].
  record FormPost(
      String uri, Map<String, String> fields, Optional<Refusal> refused, boolean unbound)
      implements AuthorizationOutcome {
    public FormPost {
      fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
      return "FormPost[" + uri + ", ***, " + refused.map(Refusal::reason) + "]";
    }
  }

  /// Nobody but the page of the host's own at `path` below the issuer URL waits: go on there, with
  /// what was `typed` there before.
  record GoOn(String path, Optional<String> typed) implements AuthorizationOutcome {
    /// Says nothing of what was typed, which may be a secret.
    @Override
    public String toString() {
      return "GoOn[" + path + "]";
    }
  }

  /// Ask the user.
  record AskUser(Errand errand) implements AuthorizationOutcome {}

  /// The question can no longer be answered: tell the user, and show the ways on.
  record Lost(LostErrand errand) implements AuthorizationOutcome {}

  /// Nothing can be sent to the client: tell the user. `client` is who asked, where it is known.
  record ErrorPage(Refusal refusal, Optional<Client> client) implements AuthorizationOutcome {}

  /// Nothing is sent to the client, because its error style has the caller told, in a document.
  record ErrorDocument(Refusal refusal, HttpReply reply) implements AuthorizationOutcome {}
}
