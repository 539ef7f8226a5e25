package dev.gatewright.identity;

import java.util.Optional;
import java.util.stream.Stream;

/// The ways to prove who one is. Each has a folder of its own with what it asks and how it judges.
public enum SignInMethod {
  /// The account's password: a first factor.
  PASSWORD("pwd", true),
  /// One of the codes that the person keeps on paper, each good for once: a second factor.
  RECOVERY_CODE("otp", false);

  private final String amr;
  private final boolean first;

  SignInMethod(String amr, boolean first) {
    this.amr = amr;
    this.first = first;
  }

  /// Its name in tokens (RFC 8176 §2), and where it is kept.
  public String amr() {
    return amr;
  }

  /// Whether it says who somebody is, so that a sign-in may begin with it. Any other only adds to
  /// one that does.
  public boolean isFirst() {
    return first;
  }

  /// The method that is kept under this name.
  public static Optional<SignInMethod> parse(String amr) {
    return Stream.of(values()).filter(method -> method.amr.equals(amr)).findFirst();
  }
}
