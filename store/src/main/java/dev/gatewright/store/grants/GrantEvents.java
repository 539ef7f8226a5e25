package dev.gatewright.store.grants;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.store.audit.AuditEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What about grants is written to the audit trail. An ordinary redemption or refresh is not: its
/// own row tells of it.
final class GrantEvents {
  private GrantEvents() {}

  static AuditEvent codeReplayed(IssuerId issuer, GrantId grant, Instant now) {
    return named("code.replayed", issuer, grant, now);
  }

  static AuditEvent revoked(IssuerId issuer, GrantId grant, Instant now) {
    return named("grant.revoked", issuer, grant, now);
  }

  static AuditEvent revokedOfUser(
      IssuerId issuer, SubjectId subject, ClientId client, Instant now) {
    return new AuditEvent(
        issuer.value(),
        now,
        "grant.revoked",
        Map.of("subject", subject.value(), "client", client.value()));
  }

  static AuditEvent revokedOfUser(IssuerId issuer, SubjectId subject, Instant now) {
    return new AuditEvent(issuer.value(), now, "grant.revoked", Map.of("subject", subject.value()));
  }

  static AuditEvent named(String name, IssuerId issuer, GrantId grant, Instant now) {
    return new AuditEvent(issuer.value(), now, name, Map.of("grant", grant.value()));
  }

  /// The name of the event that a refresh causes, if it causes one.
  static Optional<String> ofRefresh(RefreshOutcome outcome) {
    return switch (outcome) {
      case RefreshOutcome.Advanced _, RefreshOutcome.Kept _ -> Optional.empty();
      case RefreshOutcome.Grace _ -> Optional.of("refresh.grace");
      case RefreshOutcome.NotRefreshed(var why) ->
          switch (why) {
            case THEFT -> Optional.of("refresh.theft");
            case GRACE_EXHAUSTED -> Optional.of("refresh.grace_exhausted");
            case UNKNOWN,
                REVOKED,
                EXPIRED,
                STORE_BEHIND,
                SESSION_ENDED,
                SUBJECT_INACTIVE,
                CLIENT_INACTIVE,
                ORGANIZATION_INACTIVE ->
                Optional.empty();
          };
    };
  }
}
