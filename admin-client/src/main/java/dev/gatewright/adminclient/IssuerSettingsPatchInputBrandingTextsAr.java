// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsAr {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsAr(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsAr of() {
    return new IssuerSettingsPatchInputBrandingTextsAr(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsAr title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsAr(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsAr clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsAr(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsAr lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsAr(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsAr clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsAr(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsAr footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsAr(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsAr clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsAr(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsAr" + body;
  }
}
