package dev.gatewright.store.grants;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Scope;
import java.time.Instant;

/// An application that a person let in: by a consent that stands, or by a grant that lives.
///
/// `scope` is all that it may do, `since` when it was first let in, `usedAt` when it last got a
/// token or was allowed more. `open` is how many of its grants live.
public record Connection(ClientId client, Scope scope, Instant since, Instant usedAt, int open) {
  /// Both as one, of the same client.
  Connection and(Connection other) {
    return new Connection(
        client,
        scope.plus(other.scope),
        since.isBefore(other.since) ? since : other.since,
        usedAt.isAfter(other.usedAt) ? usedAt : other.usedAt,
        open + other.open);
  }
}
