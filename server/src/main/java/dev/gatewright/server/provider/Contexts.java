package dev.gatewright.server.provider;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import java.util.List;

/// The authentication contexts that logins here reach (OpenID Connect Core §2, `acr`).
final class Contexts {
  static final String PASSWORD = "urn:gatewright:acr:password";
  static final String TWO_FACTORS = "urn:gatewright:acr:mfa";

  /// The weakest first; a stronger one is good for whoever asks for a weaker one.
  static final List<String> ORDERED = List.of(PASSWORD, TWO_FACTORS);

  private Contexts() {}

  static String of(Session session) {
    return session.isTwoFactor() ? TWO_FACTORS : PASSWORD;
  }

  /// What these, in the order of preference, ask for before all else.
  static Strength wanted(List<String> contexts) {
    return !contexts.isEmpty() && contexts.getFirst().equals(TWO_FACTORS)
        ? Strength.TWO_FACTORS
        : Strength.ONE_FACTOR;
  }
}
