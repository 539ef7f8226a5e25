package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A kept grant, as the engine reads it back: what was agreed, which no refresh changes. Liveness
/// is not in here: it is decided inside the statement that uses the grant.
///
/// `sessionBond` says when the end of `session` ends the grant; `claims` is the `claims` request
/// parameter as sent (OpenID Connect Core §5.5); `expiresAt` the absolute end of its refresh
/// tokens, which its last access token may outlive; `organization` the one the grant is bound to. A
/// store may keep times to the millisecond.
public record Grant(
    GrantId id,
    ClientId client,
    SubjectId subject,
    Optional<SessionId> session,
    SessionBond sessionBond,
    Scope scope,
    List<String> resources,
    Optional<String> organization,
    Optional<String> claims,
    Instant authTime,
    Set<String> amr,
    Optional<String> acr,
    Instant createdAt,
    Instant expiresAt) {
  public Grant {
    resources = List.copyOf(resources);
    amr = Set.copyOf(amr);
  }
}
