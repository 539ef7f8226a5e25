package dev.gatewright.spring;

/// A secret from the configuration. Prints as stars, and endpoints and logs that show properties
/// show the stars too.
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /// What the property holds; empty if it is not set. Spring Boot finds this method by its name.
  public static Secret of(String value) {
    return new Secret(value.strip());
  }

  /// True if there is none.
  public boolean isEmpty() {
    return value.isEmpty();
  }

  String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return isEmpty() ? "" : "******";
  }
}
