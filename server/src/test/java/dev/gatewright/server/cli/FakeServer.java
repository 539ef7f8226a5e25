package dev.gatewright.server.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that listens nowhere and counts what it is told.
final class FakeServer implements RunningServer {
  final AtomicInteger changes = new AtomicInteger();
  final AtomicInteger drains = new AtomicInteger();

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
  public void tenantsChanged() {
    changes.incrementAndGet();
  }

  @Override
  public void close() {}
}
