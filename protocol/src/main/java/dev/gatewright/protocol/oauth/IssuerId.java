package dev.gatewright.protocol.oauth;

import java.util.regex.Pattern;

/// Names one tenant inside this installation. Every lookup takes it first, so none can return
/// another tenant's row.
public record IssuerId(String value) {
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

  public IssuerId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("an issuer id is 1 to 64 of A-Z a-z 0-9 . _ ~ -");
    }
  }

  /// Whether an issuer can be called so.
  public static boolean isValid(String value) {
    return SYNTAX.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
