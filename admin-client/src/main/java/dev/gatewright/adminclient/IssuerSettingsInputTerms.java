// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputTerms {
  private final Body body;

  private IssuerSettingsInputTerms(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputTerms of() {
    return new IssuerSettingsInputTerms(Body.nothing());
  }

  /// The version that is recorded with the moment in which somebody accepts, such as a date.
  /// Default: none.
  public IssuerSettingsInputTerms version(String version) {
    return new IssuerSettingsInputTerms(body.with("version", version));
  }

  /// URL of the terms of service. Default: none.
  public IssuerSettingsInputTerms termsOfService(String termsOfService) {
    return new IssuerSettingsInputTerms(body.with("terms_of_service", termsOfService));
  }

  /// URL of the privacy policy. Default: none.
  public IssuerSettingsInputTerms privacyPolicy(String privacyPolicy) {
    return new IssuerSettingsInputTerms(body.with("privacy_policy", privacyPolicy));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputTerms" + body;
  }
}
