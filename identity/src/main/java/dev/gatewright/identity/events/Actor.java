package dev.gatewright.identity.events;

/// Who made a change.
public sealed interface Actor {
  /// The person whom the event is about.
  record Owner() implements Actor {}

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
}
