package dev.gatewright.spring;

/// A property under `gatewright` that an application cannot start with. Spring Boot prints it as a
/// description and an action, without a stack trace.
public final class MisconfiguredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String property;
  private final String cure;

  /// @param property the property's whole name, such as `gatewright.client-id`
  /// @param why what is wrong with it, without its value if that is secret
  /// @param cure what to write instead
  public MisconfiguredException(String property, String why, String cure) {
    super(property + " " + why);
    this.property = property;
    this.cure = cure;
  }

  /// The property's whole name.
  public String property() {
    return property;
  }

  /// What to do about it.
  public String cure() {
    return cure;
  }
}
