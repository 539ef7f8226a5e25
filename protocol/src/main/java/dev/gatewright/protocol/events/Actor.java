package dev.gatewright.protocol.events;

import dev.gatewright.protocol.oauth.ClientId;
import java.util.Map;
import java.util.Optional;

/// Who made a change.
public sealed interface Actor {
  /// The person whom the event is about; `through` is the client that acted in their name, where
  /// one did.
  record Subject(Optional<ClientId> through) implements Actor {}

  /// A client, by a request that it authenticated or that a token of its own made.
  record OfClient(ClientId client) implements Actor {}

  /// Whoever runs the server; `means` says by what, such as `command line`.
  record Operator(String means) implements Actor {}

  /// The server by itself, as when it rotates a key.
  record Server() implements Actor {}

  /// As it is kept and shown: `subject`, `client:web`, `operator:command line`, `server`.
  default String text() {
    return switch (this) {
      case Subject subject -> "subject";
      case OfClient ofClient -> "client:" + ofClient.client();
      case Operator operator -> "operator:" + operator.means();
      case Server server -> "server";
    };
  }

  /// What is told beside that. It has a name of its own, since `client` in an event is the one that
  /// the event is about.
  default Map<String, String> details() {
    return this instanceof Subject(var through)
        ? through.map(client -> Map.of("through", client.value())).orElse(Map.of())
        : Map.of();
  }
}
