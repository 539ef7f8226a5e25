package dev.gatewright.identity.signin;

/// What is demanded of a sign-in by whoever asked for it: beside the first factor, which everybody
/// proves, a second one, if the person has one to prove.
public record SignInPolicy(boolean secondFactor) {
  /// A first factor is enough.
  public static final SignInPolicy ONE_FACTOR = new SignInPolicy(false);
}
