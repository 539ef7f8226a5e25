package dev.gatewright.server.cli;

import dev.gatewright.admin.act.Holdings.RequestTrial;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.outbound.Outbound;
import java.io.IOException;
import java.time.Duration;

/// The server as the command that runs it sees it: assembled, then started, then drained, then
/// closed. Safe for any number of threads.
public interface RunningServer extends AutoCloseable {
  /// Opens the sockets; requests are answered from here on.
  ///
  /// @throws IOException if an address cannot be bound
  void start() throws IOException;

  /// The port that takes requests.
  int port();

  /// Takes no new request and finishes those under way; false when `longest` was not enough.
  boolean drain(Duration longest) throws InterruptedException;

  /// The keys that it publishes and signs with, through which they are rotated.
  SigningKeys signingKeys();

  /// Which passwords its people may have.
  Policies passwordPolicies();

  /// What it would answer to a request.
  RequestTrial requestTrial();

  /// The door by which hooks, senders and webhooks are tried.
  Outbound trials();

  /// Has the commands carried out that keys ask for from elsewhere.
  void serve(Commands commands);

  @Override
  void close();
}
