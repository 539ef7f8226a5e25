// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsHe {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsHe(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsHe of() {
    return new IssuerSettingsPatchInputBrandingTextsHe(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsHe title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsHe(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsHe clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsHe(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsHe lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsHe(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsHe clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsHe(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsHe footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsHe(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsHe clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsHe(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsHe" + body;
  }
}
