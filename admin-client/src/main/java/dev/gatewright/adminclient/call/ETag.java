package dev.gatewright.adminclient.call;

/// Names one state of a thing (RFC 9110 §8.8.3).
///
/// @param text as it came, with its quotation marks
public record ETag(String text) {
  public ETag {
    if (!text.matches("\"[\\x21\\x23-\\x7e]{0,200}\"")) {
      throw new IllegalArgumentException("an entity tag is a short text in quotation marks");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
