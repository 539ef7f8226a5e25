package dev.gatewright.server.outbound;

import dev.gatewright.server.http.Cidr;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// Which addresses that are not public may be called all the same: the operator's word, never a
/// tenant's.
///
/// @param blocks addresses and networks
/// @param hosts names in lower case, whatever they mean
public record OutboundAllow(List<Cidr> blocks, Set<String> hosts) {
  /// The public network alone.
  public static final OutboundAllow PUBLIC = new OutboundAllow(List.of(), Set.of());

  /// This machine too: for tests and the demo mode.
  public static final OutboundAllow LOOPBACK =
      new OutboundAllow(
          List.of(Cidr.parse("127.0.0.0/8").orElseThrow(), Cidr.parse("::1").orElseThrow()),
          Set.of());

  public OutboundAllow {
    blocks = List.copyOf(blocks);
    hosts = Set.copyOf(hosts);
  }

  boolean names(String host, InetAddress address) {
    return hosts.contains(host) || blocks.stream().anyMatch(block -> block.contains(address));
  }

  /// A public address, or one that is listed.
  boolean permits(String host, InetAddress address) {
    return !SpecialAddresses.contain(address) || names(host, address);
  }
}
