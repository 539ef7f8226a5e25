package dev.gatewright.protocol.seal;

/// What came of decrypting a value kept at rest.
public sealed interface Unwrapped {
  record Opened(byte[] value) implements Unwrapped {
    @Override
    public String toString() {
      return "Opened[***]";
    }
  }

  /// The value was wrapped under another master key than the one in use.
  record OtherMasterKey() implements Unwrapped {}

  /// The value was altered, cut short, or moved from another row.
  record Damaged() implements Unwrapped {}
}
