// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsEn {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsEn(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsEn of() {
    return new IssuerSettingsPatchInputBrandingTextsEn(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsEn title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsEn(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsEn clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsEn(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsEn lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsEn(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsEn clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsEn(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsEn footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsEn(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsEn clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsEn(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsEn" + body;
  }
}
