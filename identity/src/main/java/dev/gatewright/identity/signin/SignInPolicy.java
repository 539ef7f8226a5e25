package dev.gatewright.identity.signin;

import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.SignInMethod;
import java.time.Duration;
import java.util.Set;

/// What is demanded of a sign-in, and with what it may begin.
///
/// @param methods those that whoever asked, and the issuer, allow as the first factor. Second
///   factors are the person's own: what they set up is asked of them wherever they sign in.
/// @param trust for how long a browser that a person trusts need not give the second factor that
///   their account demands; what whoever asks demands, it must give all the same
/// @param names by which people may say who they are, beside their addresses
public record SignInPolicy(
    Set<SignInMethod> methods, Strength strength, Duration trust, Set<LoginName.Kind> names) {
  /// A password is enough.
  public static final SignInPolicy ONE_FACTOR =
      new SignInPolicy(Set.of(SignInMethod.PASSWORD), Strength.ONE_FACTOR);

  /// Of people who say their addresses.
  public SignInPolicy(Set<SignInMethod> methods, Strength strength, Duration trust) {
    this(methods, strength, trust, Set.of());
  }

  /// Without trusted browsers.
  public SignInPolicy(Set<SignInMethod> methods, Strength strength) {
    this(methods, strength, Duration.ZERO);
  }

  public SignInPolicy {
    methods = Set.copyOf(methods);
    names = Set.copyOf(names);
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
