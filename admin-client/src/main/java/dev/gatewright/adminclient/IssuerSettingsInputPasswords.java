// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputPasswords {
  private final Body body;

  private IssuerSettingsInputPasswords(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputPasswords of() {
    return new IssuerSettingsInputPasswords(Body.nothing());
  }

  /// Fewest characters. 0 means 8, or 15 where the profile is strict and a password alone signs in
  /// (NIST SP 800-63B-4 §3.1.1.2). Default: 0.
  public IssuerSettingsInputPasswords minLength(long minLength) {
    return new IssuerSettingsInputPasswords(body.with("min_length", minLength));
  }

  /// URL of a service that is told the first five digits of a new password's SHA-1 hash and answers
  /// with those known from breaches, such as https://api.pwnedpasswords.com/range/. Where it does
  /// not answer, the password is taken. Default: none.
  public IssuerSettingsInputPasswords breachCheck(String breachCheck) {
    return new IssuerSettingsInputPasswords(body.with("breach_check", breachCheck));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputPasswords" + body;
  }
}
