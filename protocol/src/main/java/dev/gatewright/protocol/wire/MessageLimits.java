package dev.gatewright.protocol.wire;

/// What the query or body of one message may hold.
///
/// @param parameters most parameters of a query or body
/// @param nameChars longest parameter name
/// @param valueChars longest parameter value
public record MessageLimits(int parameters, int nameChars, int valueChars) {

  /// The limits of a production server.
  public static final MessageLimits STANDARD = new MessageLimits(200, 256, 32 * 1024);

  public MessageLimits {
    if (parameters < 1 || nameChars < 1 || valueChars < 1) {
      throw new IllegalArgumentException("a message limit is too small to receive anything");
    }
  }
}
