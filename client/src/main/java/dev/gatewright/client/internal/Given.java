package dev.gatewright.client.internal;

import org.jspecify.annotations.Nullable;

/// What a builder was given. Most settings come from the environment, and a variable that is not
/// set is `null`: that is said with the setting's name, where it happened.
public final class Given {
  private Given() {}

  /// The value.
  ///
  /// @param setting the builder's method
  /// @throws IllegalArgumentException if there is none
  public static <T> T value(@Nullable T value, String setting) {
    if (value == null) {
      throw new IllegalArgumentException(
          setting
              + "(...) was given null: is the environment variable or the property that it is read"
              + " from set?");
    }
    return value;
  }

  /// The text.
  ///
  /// @throws IllegalArgumentException if there is none, or it is empty
  public static String text(@Nullable String value, String setting) {
    var text = value(value, setting);
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          setting
              + "(...) was given an empty text: is the environment variable or the property that it"
              + " is read from set?");
    }
    return text;
  }
}
