package dev.gatewright.server.pages;

/// A provider at which a sign-in may begin, as its button shows it.
///
/// @param name what the button sends
/// @param label what the provider is called
public record ProviderButton(String name, String label) {
  /// What stands before the label in place of a trademark.
  public String initial() {
    return label.substring(0, label.offsetByCodePoints(0, 1));
  }
}
