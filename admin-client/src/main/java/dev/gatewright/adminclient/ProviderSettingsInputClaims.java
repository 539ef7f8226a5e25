// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ProviderSettingsInputClaims {
  private final Body body;

  private ProviderSettingsInputClaims(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ProviderSettingsInputClaims of() {
    return new ProviderSettingsInputClaims(Body.nothing());
  }

  /// What never changes and is nobody else's. An OpenID provider's is sub. Default: sub, or by
  /// preset.
  public ProviderSettingsInputClaims subject(Object subject) {
    return new ProviderSettingsInputClaims(body.with("subject", subject));
  }

  /// The address. Default: email, or by preset.
  public ProviderSettingsInputClaims email(Object email) {
    return new ProviderSettingsInputClaims(body.with("email", email));
  }

  /// Whether it is theirs. Default: email_verified, or by preset.
  public ProviderSettingsInputClaims emailVerified(Object emailVerified) {
    return new ProviderSettingsInputClaims(body.with("email_verified", emailVerified));
  }

  /// The full name. Default: name, or by preset.
  public ProviderSettingsInputClaims name(Object name) {
    return new ProviderSettingsInputClaims(body.with("name", name));
  }

  /// The first name. Default: given_name, or by preset.
  public ProviderSettingsInputClaims givenName(Object givenName) {
    return new ProviderSettingsInputClaims(body.with("given_name", givenName));
  }

  /// The last name. Default: family_name, or by preset.
  public ProviderSettingsInputClaims familyName(Object familyName) {
    return new ProviderSettingsInputClaims(body.with("family_name", familyName));
  }

  /// The https address of a picture. Default: picture, or by preset.
  public ProviderSettingsInputClaims picture(Object picture) {
    return new ProviderSettingsInputClaims(body.with("picture", picture));
  }

  /// The language. Default: locale, or by preset.
  public ProviderSettingsInputClaims locale(Object locale) {
    return new ProviderSettingsInputClaims(body.with("locale", locale));
  }

  /// A list of the groups that they are in. Default: groups, or by preset.
  public ProviderSettingsInputClaims groups(Object groups) {
    return new ProviderSettingsInputClaims(body.with("groups", groups));
  }

  /// For whom the provider manages them: a domain, or an id. Default: none, or by preset.
  public ProviderSettingsInputClaims domain(Object domain) {
    return new ProviderSettingsInputClaims(body.with("domain", domain));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ProviderSettingsInputClaims" + body;
  }
}
