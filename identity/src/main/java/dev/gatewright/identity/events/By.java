package dev.gatewright.identity.events;

import java.time.Instant;

/// Who changes something, and when: what a change is told besides what to change.
public record By(Actor actor, Instant at) {
  /// The person whom the change is about.
  public static By owner(Instant at) {
    return new By(new Actor.Owner(), at);
  }

  /// Whoever runs the server, by these means, such as `command line`.
  public static By operator(String means, Instant at) {
    return new By(new Actor.Operator(means), at);
  }

  public static By server(Instant at) {
    return new By(new Actor.Server(), at);
  }
}
