package dev.gatewright.protocol.oauth;

import java.util.regex.Pattern;

/// A grant of the token endpoint, by its `grant_type` value: one of the constants, or the name of
/// an extension grant, which is an absolute URI (RFC 6749 §4.5).
public record GrantType(String value) {
  /// RFC 6749 §4.1.
  public static final GrantType AUTHORIZATION_CODE = new GrantType("authorization_code");

  /// RFC 6749 §4.4.
  public static final GrantType CLIENT_CREDENTIALS = new GrantType("client_credentials");

  /// RFC 6749 §6.
  public static final GrantType REFRESH_TOKEN = new GrantType("refresh_token");

  /// RFC 6749 §4.2. It names what a client may do; the token endpoint never takes it.
  public static final GrantType IMPLICIT = new GrantType("implicit");

  /// RFC 6749 §4.3.
  public static final GrantType PASSWORD = new GrantType("password");

  /// RFC 8693 §2.1.
  public static final GrantType TOKEN_EXCHANGE =
      new GrantType("urn:ietf:params:oauth:grant-type:token-exchange");

  private static final int MAX_LENGTH = 255;
  private static final Pattern EXTENSION =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

  public GrantType {
    if (!isValid(value)) {
      throw new IllegalArgumentException("grant_type must be 1 to 255 visible ASCII characters");
    }
  }

  /// True if `value` can be a grant type, for values from the wire.
  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  /// True if this is the name of an extension grant: an absolute URI, such as `custom:badge` or a
  /// URN.
  public boolean isExtension() {
    return EXTENSION.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
