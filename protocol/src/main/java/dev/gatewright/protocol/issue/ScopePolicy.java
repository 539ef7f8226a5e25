package dev.gatewright.protocol.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.util.Optional;

/// The host's last word about the scope of a grant (RFC 6749 §3.3): it may take away, such as what
/// this user may not do. Thread-safe.
@FunctionalInterface
public interface ScopePolicy {
  /// Leaves every scope as it was asked for.
  ScopePolicy AS_ASKED = (issuer, client, type, subject, scope) -> scope;

  /// The part of `scope` that is granted; what it adds is ignored. `subject` is absent for a
  /// client's own token.
  Scope grant(
      Issuer issuer, Client client, GrantType type, Optional<SubjectId> subject, Scope scope);
}
