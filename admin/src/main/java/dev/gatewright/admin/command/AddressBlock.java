package dev.gatewright.admin.command;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A block of addresses from which a key may be used, such as `192.0.2.0/24` or `2001:db8::/32`; an
/// address alone is a block of one.
///
/// @param network the first address of the block, or any other in it
/// @param bits how many of its bits all addresses in the block share
public record AddressBlock(InetAddress network, int bits) {
  /// Nothing but digits and what separates them, so that nothing is ever looked up; and four
  /// numbers without leading zeros, which some read as octal, where it is IPv4.
  private static final Pattern SYNTAX =
      Pattern.compile(
          "((?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)"
              + "(?:/(0|[1-9][0-9]{0,2}))?");

  private static final int LONGEST = 49;
  private static final int IPV4_BYTES = 4;

  /// @throws IllegalArgumentException when the address has not so many bits
  public AddressBlock {
    if (bits < 0 || bits > 8 * network.getAddress().length) {
      throw new IllegalArgumentException("an address has not so many bits");
    }
  }

  /// Reads a block as it is usually written; empty when it is none.
  public static Optional<AddressBlock> parse(String text) {
    var matcher = SYNTAX.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) {
      return Optional.empty();
    }
    try {
      var network = InetAddress.ofLiteral(matcher.group(1));
      if (network.getAddress().length == IPV4_BYTES && matcher.group(1).indexOf(':') >= 0) {
        // ::ffff:192.0.2.0 is read as IPv4, of which /24 means something else than of IPv6.
        return Optional.empty();
      }
      int bits =
          matcher.group(2) == null
              ? 8 * network.getAddress().length
              : Integer.parseInt(matcher.group(2));
      return Optional.of(new AddressBlock(network, bits));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether the address is in the block.
  public boolean contains(InetAddress address) {
    return shares(address.getAddress());
  }

  /// Whether every address of the other block is in this one.
  public boolean contains(AddressBlock other) {
    return bits <= other.bits && shares(other.network.getAddress());
  }

  private boolean shares(byte[] address) {
    var own = network.getAddress();
    if (own.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((own[bit / 8] ^ address[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
