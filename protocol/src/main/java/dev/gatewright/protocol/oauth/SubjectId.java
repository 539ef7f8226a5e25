package dev.gatewright.protocol.oauth;

/// The `sub` of a person (OpenID Connect Core §2): at most 255 ASCII characters, never reused.
public record SubjectId(String value) {
  private static final int MAX_LENGTH = 255;

  public SubjectId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("sub must be 1 to 255 ASCII characters");
    }
  }

  /// True if `value` can be a subject, for values from the wire.
  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  @Override
  public String toString() {
    return value;
  }
}
