package dev.gatewright.client.internal;

/// Text from the provider or from a browser that goes into a message: shortened, and without the
/// characters that would start a new line in a log.
public final class ForeignText {
  private static final int MAX_LENGTH = 200;

  private ForeignText() {}

  /// The text as it may stand in a message.
  public static String printable(String foreign) {
    var cut = foreign.length() <= MAX_LENGTH ? foreign : foreign.substring(0, MAX_LENGTH) + "…";
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }
}
