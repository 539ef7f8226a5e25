package dev.gatewright.server.cli;

import dev.gatewright.admin.act.Holdings.RequestTrial;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.webhook.WebhookTrial;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that listens nowhere and counts what it is told.
final class FakeServer implements RunningServer {
  private Optional<SigningKeys> keys = Optional.empty();
  private Optional<WebhookTrial> trial = Optional.empty();
  final AtomicInteger drains = new AtomicInteger();

  /// Takes the place of the server on this store.
  RunningServer on(ServerConfig config, OpenStore store, Terminal terminal) {
    trial =
        Optional.of(
            new WebhookTrial(
                config, store.sealed().webhooks(), terminal.clock(), terminal.random()));
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
  public WebhookTrial webhookTrial() {
    return trial.orElseThrow();
  }

  @Override
  public void serve(Commands commands) {}

  @Override
  public void close() {
    trial.ifPresent(WebhookTrial::close);
  }
}
