package dev.gatewright.identity.events;

import java.util.Map;
import java.util.Optional;

/// Who made a change.
public sealed interface Actor {
  /// The person whom the event is about; `through` names the program that acted in their name,
  /// where one did.
  record Owner(Optional<String> through) implements Actor {}

  /// Whoever runs the server; `means` says by what, such as `command line`.
  record Operator(String means) implements Actor {}

  /// The server by itself.
  record Server() implements Actor {}

  /// As it is kept and shown: `subject`, `operator:command line`, `server`.
  default String text() {
    return switch (this) {
      case Owner _ -> "subject";
      case Operator(var means) -> "operator:" + means;
      case Server _ -> "server";
    };
  }

  /// What is told beside that. It has a name of its own, since `client` in an event is the one that
  /// the event is about.
  default Map<String, String> details() {
    return this instanceof Owner(var through)
        ? through.map(program -> Map.of("through", program)).orElse(Map.of())
        : Map.of();
  }
}
