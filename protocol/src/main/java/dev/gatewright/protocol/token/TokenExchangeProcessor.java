package dev.gatewright.protocol.token;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides which token may be exchanged for which (RFC 8693 §2.1): the host implements it, since
/// only it knows whom it trusts. Thread-safe.
@FunctionalInterface
public interface TokenExchangeProcessor {

  /// Decides an exchange.
  Decision process(Exchange exchange);

  /// A request to exchange tokens.
  ///
  /// `subjectToken` and `actorToken` are what was sent; `scope` what was asked for, or the client's
  /// default; `audience` the logical names, `resources` the declared resources asked for.
  record Exchange(
      Issuer issuer,
      Client client,
      Presented subjectToken,
      Optional<Presented> actorToken,
      Optional<String> requestedTokenType,
      Scope scope,
      List<String> resources,
      List<String> audience,
      Instant now) {
    public Exchange {
      resources = List.copyOf(resources);
      audience = List.copyOf(audience);
    }
  }

  /// A token that was sent and the type it is said to have (RFC 8693 §3).
  ///
  /// `ours` is there when it is a live access token of this issuer, checked by the engine. Any
  /// other token is the processor's to check.
  record Presented(Secret token, String tokenType, Optional<AccessToken> ours) {}

  /// What the processor decides.
  sealed interface Decision {
    /// An access token for this user and scope. `actor` is who acts for the user, for the `act`
    /// claim (RFC 8693 §4.1).
    record Exchanged(SubjectId subject, Scope scope, Optional<String> actor) implements Decision {}

    /// An access token for the client itself.
    record ForClient(Scope scope) implements Decision {}

    /// `invalid_request` (RFC 8693 §2.2.2). `description` is printable ASCII for the client's
    /// developer and repeats no token.
    record Refused(String description) implements Decision {}
  }
}
