// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputPasswords {
  private final Body body;

  private IssuerSettingsPatchInputPasswords(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputPasswords of() {
    return new IssuerSettingsPatchInputPasswords(Body.nothing());
  }

  /// Fewest characters. 0 means 8, or 15 where the profile is strict and a password alone signs in
  /// (NIST SP 800-63B-4 §3.1.1.2). Default: 0.
  public IssuerSettingsPatchInputPasswords minLength(long minLength) {
    return new IssuerSettingsPatchInputPasswords(body.with("min_length", minLength));
  }

  /// Takes away what is there: the opposite of [#minLength].
  public IssuerSettingsPatchInputPasswords clearMinLength() {
    return new IssuerSettingsPatchInputPasswords(body.with("min_length", null));
  }

  /// URL of a service that is told the first five digits of a new password's SHA-1 hash and answers
  /// with those known from breaches, such as https://api.pwnedpasswords.com/range/. Where it does
  /// not answer, the password is taken. Default: none.
  public IssuerSettingsPatchInputPasswords breachCheck(String breachCheck) {
    return new IssuerSettingsPatchInputPasswords(body.with("breach_check", breachCheck));
  }

  /// Takes away what is there: the opposite of [#breachCheck].
  public IssuerSettingsPatchInputPasswords clearBreachCheck() {
    return new IssuerSettingsPatchInputPasswords(body.with("breach_check", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputPasswords" + body;
  }
}
