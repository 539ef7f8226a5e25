package dev.gatewright.server.http;

import java.net.InetAddress;
import java.util.Optional;

/// A block of addresses, such as `10.0.0.0/8` or `2001:db8::/32`; an address alone is a block of
/// one.
public final class Cidr {
  private final byte[] network;
  private final int bits;

  private Cidr(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /// Reads a block; nothing is looked up.
  public static Optional<Cidr> parse(String text) {
    var slash = text.indexOf('/');
    var address = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    var network = address.get().getAddress();
    if (slash < 0) {
      return Optional.of(new Cidr(network, network.length * 8));
    }
    var digits = text.substring(slash + 1);
    var padded = digits.length() > 1 && digits.charAt(0) == '0';
    if (padded
        || digits.isEmpty()
        || digits.length() > 3
        || !digits.chars().allMatch(Cidr::isDigit)) {
      return Optional.empty();
    }
    var bits = Integer.parseInt(digits);
    return bits > network.length * 8 ? Optional.empty() : Optional.of(new Cidr(network, bits));
  }

  public boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    if (bytes.length != network.length) {
      return false;
    }
    for (var i = 0; i < bytes.length; i++) {
      var left = bits - 8 * i;
      if (left <= 0) {
        return true;
      }
      var mask = left >= 8 ? 0xff : 0xff << (8 - left);
      if (((bytes[i] ^ network[i]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
