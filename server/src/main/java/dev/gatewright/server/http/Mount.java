package dev.gatewright.server.http;

/// The part of the address space that a request fell into, such as a tenant's: found once by the
/// [Router] and carried along.
@FunctionalInterface
public interface Mount {
  /// Where nobody in particular is at home.
  Mount NOBODYS = () -> "";

  /// On whose behalf a request takes up room; empty where nobody in particular is at home. No mount
  /// can take what the others need.
  String name();
}
