// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ProviderSettingsPatchInputClaims {
  private final Body body;

  private ProviderSettingsPatchInputClaims(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ProviderSettingsPatchInputClaims of() {
    return new ProviderSettingsPatchInputClaims(Body.nothing());
  }

  /// What never changes and is nobody else's. An OpenID provider's is sub. Default: sub, or by
  /// preset.
  public ProviderSettingsPatchInputClaims subject(Object subject) {
    return new ProviderSettingsPatchInputClaims(body.with("subject", subject));
  }

  /// Takes away what is there: the opposite of [#subject].
  public ProviderSettingsPatchInputClaims clearSubject() {
    return new ProviderSettingsPatchInputClaims(body.with("subject", null));
  }

  /// The address. Default: email, or by preset.
  public ProviderSettingsPatchInputClaims email(Object email) {
    return new ProviderSettingsPatchInputClaims(body.with("email", email));
  }

  /// Takes away what is there: the opposite of [#email].
  public ProviderSettingsPatchInputClaims clearEmail() {
    return new ProviderSettingsPatchInputClaims(body.with("email", null));
  }

  /// Whether it is theirs. Default: email_verified, or by preset.
  public ProviderSettingsPatchInputClaims emailVerified(Object emailVerified) {
    return new ProviderSettingsPatchInputClaims(body.with("email_verified", emailVerified));
  }

  /// Takes away what is there: the opposite of [#emailVerified].
  public ProviderSettingsPatchInputClaims clearEmailVerified() {
    return new ProviderSettingsPatchInputClaims(body.with("email_verified", null));
  }

  /// The full name. Default: name, or by preset.
  public ProviderSettingsPatchInputClaims name(Object name) {
    return new ProviderSettingsPatchInputClaims(body.with("name", name));
  }

  /// Takes away what is there: the opposite of [#name].
  public ProviderSettingsPatchInputClaims clearName() {
    return new ProviderSettingsPatchInputClaims(body.with("name", null));
  }

  /// The first name. Default: given_name, or by preset.
  public ProviderSettingsPatchInputClaims givenName(Object givenName) {
    return new ProviderSettingsPatchInputClaims(body.with("given_name", givenName));
  }

  /// Takes away what is there: the opposite of [#givenName].
  public ProviderSettingsPatchInputClaims clearGivenName() {
    return new ProviderSettingsPatchInputClaims(body.with("given_name", null));
  }

  /// The last name. Default: family_name, or by preset.
  public ProviderSettingsPatchInputClaims familyName(Object familyName) {
    return new ProviderSettingsPatchInputClaims(body.with("family_name", familyName));
  }

  /// Takes away what is there: the opposite of [#familyName].
  public ProviderSettingsPatchInputClaims clearFamilyName() {
    return new ProviderSettingsPatchInputClaims(body.with("family_name", null));
  }

  /// The https address of a picture. Default: picture, or by preset.
  public ProviderSettingsPatchInputClaims picture(Object picture) {
    return new ProviderSettingsPatchInputClaims(body.with("picture", picture));
  }

  /// Takes away what is there: the opposite of [#picture].
  public ProviderSettingsPatchInputClaims clearPicture() {
    return new ProviderSettingsPatchInputClaims(body.with("picture", null));
  }

  /// The language. Default: locale, or by preset.
  public ProviderSettingsPatchInputClaims locale(Object locale) {
    return new ProviderSettingsPatchInputClaims(body.with("locale", locale));
  }

  /// Takes away what is there: the opposite of [#locale].
  public ProviderSettingsPatchInputClaims clearLocale() {
    return new ProviderSettingsPatchInputClaims(body.with("locale", null));
  }

  /// A list of the groups that they are in. Default: groups, or by preset.
  public ProviderSettingsPatchInputClaims groups(Object groups) {
    return new ProviderSettingsPatchInputClaims(body.with("groups", groups));
  }

  /// Takes away what is there: the opposite of [#groups].
  public ProviderSettingsPatchInputClaims clearGroups() {
    return new ProviderSettingsPatchInputClaims(body.with("groups", null));
  }

  /// For whom the provider manages them: a domain, or an id. Default: none, or by preset.
  public ProviderSettingsPatchInputClaims domain(Object domain) {
    return new ProviderSettingsPatchInputClaims(body.with("domain", domain));
  }

  /// Takes away what is there: the opposite of [#domain].
  public ProviderSettingsPatchInputClaims clearDomain() {
    return new ProviderSettingsPatchInputClaims(body.with("domain", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ProviderSettingsPatchInputClaims" + body;
  }
}
