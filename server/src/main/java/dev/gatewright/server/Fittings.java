package dev.gatewright.server;

import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.upstream.Upstreams;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What code can ask of a server and no configuration file can.
///
/// @param beside routes beside the issuers
/// @param around stands between the sockets and every route
/// @param passwordCost what hashing a password costs
/// @param upstreams plays the providers that people may sign in at, in place of calls to them
/// @param listening a socket bound already, to be used instead of the configured address; closed
///   with the server
public record Fittings(
    List<Route> beside,
    UnaryOperator<Route> around,
    Argon2Cost passwordCost,
    Optional<Upstreams> upstreams,
    Optional<ServerSocketChannel> listening) {
  public Fittings {
    beside = List.copyOf(beside);
  }

  /// Those of every server that people use.
  public static Fittings production(List<Route> beside) {
    return new Fittings(
        beside, UnaryOperator.identity(), Argon2Cost.DEFAULT, Optional.empty(), Optional.empty());
  }
}
