package dev.gatewright.protocol.oauth;

/// The `client_id` (RFC 6749 §2.2): printable ASCII as Appendix A.1 has it, at most 255 characters,
/// and no space at either end, where people and programs lose it.
public record ClientId(String value) {
  private static final int MAX_LENGTH = 255;

  public ClientId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "client_id must be 1 to 255 printable ASCII characters without a space at either end");
    }
  }

  /// True if `value` can be a client id, for values from the wire.
  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && value.charAt(0) != ' '
        && value.charAt(value.length() - 1) != ' '
        && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  @Override
  public String toString() {
    return value;
  }
}
