package dev.gatewright.server.http;

import java.net.InetAddress;
import java.util.HexFormat;

/// Whom an address belongs to, as far as room is shared out: an IPv4 address is one holder, an IPv6
/// address is its /64, since whoever has one address of it has them all.
record Network(String prefix) {
  private static final int IPV6_PREFIX_BYTES = 8;

  static Network of(InetAddress address) {
    var bytes = address.getAddress();
    return new Network(
        HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_PREFIX_BYTES)));
  }
}
