package dev.gatewright.client.internal;

import java.util.Set;

/// The names of this machine itself, where a developer may do without TLS (RFC 8252 §8.3, RFC 6761
/// §6.3). As they stand in an address: IPv6 in brackets.
public final class LoopbackHosts {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private LoopbackHosts() {}

  /// True if this host is this machine.
  public static boolean contains(String host) {
    return NAMES.contains(host) || host.endsWith(".localhost");
  }
}
