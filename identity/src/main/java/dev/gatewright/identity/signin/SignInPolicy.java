package dev.gatewright.identity.signin;

import dev.gatewright.identity.SignInMethod;
import java.util.Set;

/// What is demanded of a sign-in, and with what it may begin.
///
/// @param methods those that whoever asked, and the issuer, allow as the first factor. Second
///   factors are the person's own: what they set up is asked of them wherever they sign in.
public record SignInPolicy(Set<SignInMethod> methods, Strength strength) {
  /// A password is enough.
  public static final SignInPolicy ONE_FACTOR =
      new SignInPolicy(Set.of(SignInMethod.PASSWORD), Strength.ONE_FACTOR);

  public SignInPolicy {
    methods = Set.copyOf(methods);
  }

  /// What whoever asked wants beside the first factor, as far as the person can give it.
  public enum Strength {
    ONE_FACTOR,
    TWO_FACTORS,
    /// A proof that no other site can be tricked into passing on.
    PHISHING_RESISTANT
  }

  boolean allows(SignInMethod method) {
    return method.isFirst() && methods.contains(method);
  }
}
