package dev.gatewright.server.cli;

import dev.gatewright.admin.act.Holdings.RequestTrial;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.server.tenants.OpenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that listens nowhere and counts what it is told.
final class FakeServer implements RunningServer {
  private Optional<SigningKeys> keys = Optional.empty();
  private Optional<Outbound> trials = Optional.empty();
  final AtomicInteger drains = new AtomicInteger();

  /// Takes the place of the server on this store.
  RunningServer on(ServerConfig config, OpenStore store, Terminal terminal) {
    trials = Optional.of(new Outbound(config.outbound(), OutboundLimits.TRIALS));
    keys =
        Optional.of(
            new SigningKeys(
                store.sealed().keys(), store.crypto(), terminal.random(), terminal.clock()));
    return this;
  }

  @Override
  public void start() {}

  @Override
  public int port() {
    return 8080;
  }

  @Override
  public boolean drain(Duration longest) {
    drains.incrementAndGet();
    return true;
  }

  @Override
  public SigningKeys signingKeys() {
    return keys.orElseThrow();
  }

  @Override
  public Policies passwordPolicies() {
    return Policies.offline(_ -> Optional.empty());
  }

  @Override
  public RequestTrial requestTrial() {
    return RequestTrial.NONE;
  }

  @Override
  public Outbound trials() {
    return trials.orElseThrow();
  }

  @Override
  public void serve(Commands commands) {}

  @Override
  public void close() {
    trials.ifPresent(Outbound::close);
  }
}
