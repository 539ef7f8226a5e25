package dev.gatewright.server.provider;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import java.util.List;

/// The authentication contexts that logins here reach (OpenID Connect Core §2, `acr`).
final class Contexts {
  static final String PASSWORD = "urn:gatewright:acr:password";
  static final String TWO_FACTORS = "urn:gatewright:acr:mfa";

  /// By a passkey (OpenID Connect Extended Authentication Profile ACR Values §2).
  static final String PHISHING_RESISTANT = "phr";

  /// The weakest first; a stronger one is good for whoever asks for a weaker one.
  static final List<String> ORDERED = List.of(PASSWORD, TWO_FACTORS, PHISHING_RESISTANT);

  private Contexts() {}

  static String of(Session session) {
    return of(session.factors());
  }

  /// Of proofs that may be no session's.
  static String of(List<Factor> factors) {
    return factors.stream().anyMatch(factor -> factor.method() == SignInMethod.PASSKEY)
        ? PHISHING_RESISTANT
        : Factor.areTwo(factors) ? TWO_FACTORS : PASSWORD;
  }

  /// What these, in the order of preference, ask for before all else.
  static Strength wanted(List<String> contexts) {
    return contexts.stream()
        .findFirst()
        .map(first ->
            switch (first) {
              case PHISHING_RESISTANT -> Strength.PHISHING_RESISTANT;
              case TWO_FACTORS -> Strength.TWO_FACTORS;
              default -> Strength.ONE_FACTOR;
            })
        .orElse(Strength.ONE_FACTOR);
  }
}
