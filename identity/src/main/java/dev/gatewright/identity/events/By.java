package dev.gatewright.identity.events;

import java.time.Instant;
import java.util.Optional;

/// Who changes something, and when: what a change is told besides what to change.
public record By(Actor actor, Instant at) {
  /// The person whom the change is about.
  public static By owner(Instant at) {
    return owner(Optional.empty(), at);
  }

  /// The same by a program that acts in their name.
  public static By owner(Optional<String> through, Instant at) {
    return new By(new Actor.Owner(through), at);
  }

  /// Whoever runs the server, by these means, such as `command line`.
  public static By operator(String means, Instant at) {
    return new By(new Actor.Operator(means), at);
  }

  public static By server(Instant at) {
    return new By(new Actor.Server(), at);
  }
}
