package dev.gatewright.identity.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/// Network addresses as far as they tell one household or server from another.
public final class Networks {
  /// Each gets at least this much of IPv6, so whoever has one address of it has them all (RFC 4291
  /// §2.5.4).
  private static final int IPV6_PREFIX_BYTES = 8;

  /// What a site or a small customer gets (RFC 6177 §2), and what is announced as one.
  private static final int IPV6_SITE_BYTES = 6;

  private static final int IPV4_SITE_BYTES = 3;

  private Networks() {}

  /// The neighbourhood: /24 of IPv4 and /48 of IPv6, in hexadecimal digits. Whoever has one has all
  /// networks in it, so what is bounded by network is bounded by this as well.
  public static String siteOf(InetAddress address) {
    var length = address instanceof Inet6Address ? IPV6_SITE_BYTES : IPV4_SITE_BYTES;
    return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), length));
  }

  /// The same of an address as text; what is none is its own neighbourhood.
  public static String siteOf(String address) {
    try {
      return siteOf(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException _) {
      return address;
    }
  }

  /// The neighbourhood as people write it, such as `192.0.2.0/24`.
  public static String prefixOf(InetAddress address) {
    var bytes = address.getAddress();
    var length = address instanceof Inet6Address ? IPV6_SITE_BYTES : IPV4_SITE_BYTES;
    Arrays.fill(bytes, length, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + length * Byte.SIZE;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has another length than it had", e);
    }
  }

  /// The whole IPv4 address or the first half of the IPv6 one, in hexadecimal digits.
  public static String of(InetAddress address) {
    var bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(
            address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
  }
}
