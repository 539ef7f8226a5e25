package dev.gatewright.protocol.oauth;

import java.util.Arrays;

/// The secret handle by which a refresh token names its grant: 16 random bytes.
public final class GrantHandle {
  /// Length in bytes.
  public static final int LENGTH = 16;

  private final byte[] bytes;

  public GrantHandle(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a grant handle is 16 bytes");
    }
    this.bytes = bytes.clone();
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GrantHandle handle && Arrays.equals(bytes, handle.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "GrantHandle[***]";
  }
}
