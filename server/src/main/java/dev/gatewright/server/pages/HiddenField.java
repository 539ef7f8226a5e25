package dev.gatewright.server.pages;

/// One hidden input: what a form carries beside what the person typed. The value is often a seal or
/// a code, so it is never printed.
public record HiddenField(String name, String value) {
  public HiddenField {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a hidden field needs a name");
    }
  }

  @Override
  public String toString() {
    return "HiddenField[" + name + "=***]";
  }
}
