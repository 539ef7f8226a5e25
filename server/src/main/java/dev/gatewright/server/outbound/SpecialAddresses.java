package dev.gatewright.server.outbound;

import dev.gatewright.server.http.Cidr;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/// The addresses that are not the public network (IANA special-purpose address registries, RFC 6890
/// and its successors): machines beside this one, and ways to spell their addresses.
///
/// An IPv4-mapped address is an IPv4 address by the time it comes here.
final class SpecialAddresses {
  private static final List<Cidr> IPV4 =
      blocks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private use
          "100.64.0.0/10", // shared, behind a carrier's NAT
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link local: cloud metadata
          "172.16.0.0/12", // private use
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.31.196.0/24", // AS112
          "192.52.193.0/24", // AMT relays
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private use
          "192.175.48.0/24", // AS112
          "198.18.0.0/15", // benchmarks between networks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  /// Everything public in IPv6 lies in here. Outside are loopback, mapped and translated addresses
  /// (`::/96`, `64:ff9b::/96`, `64:ff9b:1::/48`), discard, unique local, link local and multicast.
  private static final Cidr GLOBAL_UNICAST = block("2000::/3");

  private static final List<Cidr> IPV6 =
      blocks(
          "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4: an IPv4 address in disguise
          "2620:4f:8000::/48", // AS112
          "3fff::/20"); // documentation

  private SpecialAddresses() {}

  static boolean contain(InetAddress address) {
    if (address instanceof Inet6Address) {
      return !GLOBAL_UNICAST.contains(address)
          || IPV6.stream().anyMatch(block -> block.contains(address));
    }
    return IPV4.stream().anyMatch(block -> block.contains(address));
  }

  private static List<Cidr> blocks(String... texts) {
    return List.of(texts).stream().map(SpecialAddresses::block).toList();
  }

  private static Cidr block(String text) {
    return Cidr.parse(text).orElseThrow();
  }
}
