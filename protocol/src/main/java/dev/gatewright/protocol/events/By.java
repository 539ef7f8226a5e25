package dev.gatewright.protocol.events;

import dev.gatewright.protocol.oauth.ClientId;
import java.time.Instant;
import java.util.Optional;

/// Who changes something, and when: what a change is told besides what to change.
public record By(Actor actor, Instant at) {
  /// The person whom the change is about.
  public static By subject(Instant at) {
    return subject(Optional.empty(), at);
  }

  /// The same by a client that acts in their name.
  public static By subject(Optional<ClientId> through, Instant at) {
    return new By(new Actor.Subject(through), at);
  }

  public static By client(ClientId client, Instant at) {
    return new By(new Actor.OfClient(client), at);
  }

  /// Whoever runs the server, by these means, such as `command line`.
  public static By operator(String means, Instant at) {
    return new By(new Actor.Operator(means), at);
  }

  public static By server(Instant at) {
    return new By(new Actor.Server(), at);
  }
}
