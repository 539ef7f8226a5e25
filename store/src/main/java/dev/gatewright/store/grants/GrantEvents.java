package dev.gatewright.store.grants;

import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import java.util.Optional;
import java.util.function.Function;

/// What about grants is an event. An ordinary redemption or refresh is none: its own row tells of
/// it.
final class GrantEvents {
  private GrantEvents() {}

  /// How the event is made that a refresh causes, if it causes one.
  static Optional<Function<Grant, ProtocolEvent>> ofRefresh(RefreshOutcome outcome) {
    return switch (outcome) {
      case RefreshOutcome.Advanced _, RefreshOutcome.Kept _ -> Optional.empty();
      case RefreshOutcome.Grace _ ->
          Optional.of(g -> new ProtocolEvent.RefreshGrace(g.id(), g.client(), g.subject()));
      case RefreshOutcome.NotRefreshed(var why) ->
          switch (why) {
            case THEFT ->
                Optional.of(g -> new ProtocolEvent.RefreshTheft(g.id(), g.client(), g.subject()));
            case GRACE_EXHAUSTED ->
                Optional.of(
                    g -> new ProtocolEvent.RefreshGraceExhausted(g.id(), g.client(), g.subject()));
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
