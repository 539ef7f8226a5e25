package dev.gatewright.identity.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Network addresses as far as they tell one household or server from another.
public final class Networks {
  /// Each gets at least this much of IPv6, so whoever has one address of it has them all (RFC 4291
  /// §2.5.4).
  private static final int IPV6_PREFIX_BYTES = 8;

  private Networks() {}

  /// The whole IPv4 address or the first half of the IPv6 one, in hexadecimal digits.
  public static String of(InetAddress address) {
    var bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(
            address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
  }
}
