package dev.gatewright.server.config;

import java.net.InetAddress;
import java.util.Optional;

/// A block of network addresses in CIDR form; a single address is a block of one.
public record AddressRange(InetAddress network, int prefix) {

  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    var literal = slash < 0 ? text : text.substring(0, slash);
    InetAddress network;
    try {
      network = InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int bits = network.getAddress().length * 8;
    if (slash < 0) {
      return Optional.of(new AddressRange(network, bits));
    }
    var length = text.substring(slash + 1);
    if (!length.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(length) > bits) {
      return Optional.empty();
    }
    return Optional.of(new AddressRange(network, Integer.parseInt(length)));
  }

  /// The block as it is written: address, slash, prefix length.
  public String text() {
    return network.getHostAddress() + "/" + prefix;
  }

  public boolean contains(InetAddress address) {
    var own = network.getAddress();
    var other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >>> (bit % 8);
      if ((own[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
