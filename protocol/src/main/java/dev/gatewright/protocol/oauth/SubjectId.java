package dev.gatewright.protocol.oauth;

/// The `sub` of a person (OpenID Connect Core §2): at most 255 ASCII characters, never reused.
public record SubjectId(String value) {
  private static final int MAX_LENGTH = 255;

  public SubjectId {
    if (value.isEmpty()
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException("sub must be 1 to 255 ASCII characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
