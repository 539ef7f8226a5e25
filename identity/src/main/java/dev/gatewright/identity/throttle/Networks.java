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

  /// What a provider hands to one customer at most (RFC 6177 §2), and what somebody rents together.
  private static final int WIDE_IPV6_PREFIX_BYTES = 6;

  private static final int WIDE_IPV4_PREFIX_BYTES = 3;

  private Networks() {}

  /// The network around it: an IPv4 /24 or an IPv6 /48, in hexadecimal digits.
  public static String wide(InetAddress address) {
    int prefix =
        address instanceof Inet6Address ? WIDE_IPV6_PREFIX_BYTES : WIDE_IPV4_PREFIX_BYTES;
    return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), prefix));
  }

  /// The whole IPv4 address or the first half of the IPv6 one, in hexadecimal digits.
  public static String of(InetAddress address) {
    var bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(
            address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
  }
}
