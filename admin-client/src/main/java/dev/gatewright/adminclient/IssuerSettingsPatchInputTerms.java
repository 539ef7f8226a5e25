// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputTerms {
  private final Body body;

  private IssuerSettingsPatchInputTerms(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputTerms of() {
    return new IssuerSettingsPatchInputTerms(Body.nothing());
  }

  /// The version that is recorded with the moment in which somebody accepts, such as a date.
  /// Default: none.
  public IssuerSettingsPatchInputTerms version(String version) {
    return new IssuerSettingsPatchInputTerms(body.with("version", version));
  }

  /// Takes away what is there: the opposite of [#version].
  public IssuerSettingsPatchInputTerms clearVersion() {
    return new IssuerSettingsPatchInputTerms(body.with("version", null));
  }

  /// URL of the terms of service. Default: none.
  public IssuerSettingsPatchInputTerms termsOfService(String termsOfService) {
    return new IssuerSettingsPatchInputTerms(body.with("terms_of_service", termsOfService));
  }

  /// Takes away what is there: the opposite of [#termsOfService].
  public IssuerSettingsPatchInputTerms clearTermsOfService() {
    return new IssuerSettingsPatchInputTerms(body.with("terms_of_service", null));
  }

  /// URL of the privacy policy. Default: none.
  public IssuerSettingsPatchInputTerms privacyPolicy(String privacyPolicy) {
    return new IssuerSettingsPatchInputTerms(body.with("privacy_policy", privacyPolicy));
  }

  /// Takes away what is there: the opposite of [#privacyPolicy].
  public IssuerSettingsPatchInputTerms clearPrivacyPolicy() {
    return new IssuerSettingsPatchInputTerms(body.with("privacy_policy", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputTerms" + body;
  }
}
