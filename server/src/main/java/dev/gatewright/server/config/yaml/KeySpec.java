package dev.gatewright.server.config.yaml;

/// One key of a section: its name, what it holds, what holds when it is left out, and what it
/// means.
public record KeySpec(
    String name, KeyType type, boolean required, String fallback, String meaning) {

  public static KeySpec required(String name, KeyType type, String meaning) {
    return new KeySpec(name, type, true, "required", meaning);
  }

  public static KeySpec optional(String name, KeyType type, String fallback, String meaning) {
    return new KeySpec(name, type, false, fallback, meaning);
  }
}
