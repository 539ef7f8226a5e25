package dev.gatewright.bench;

/// What the form of a login sends.
final class LoginFields {
  static final String INTERACTION = "interaction";

  private LoginFields() {}

  /// @param interaction as `Surfer.hidden` read it
  static String of(String interaction, String email, String password) {
    return "interaction=%s&email=%s&password=%s"
        .formatted(interaction, Acme.encoded(email), Acme.encoded(password));
  }
}
