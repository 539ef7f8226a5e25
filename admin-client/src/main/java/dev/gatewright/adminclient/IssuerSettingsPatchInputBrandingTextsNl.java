// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsNl {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsNl(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsNl of() {
    return new IssuerSettingsPatchInputBrandingTextsNl(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsNl title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsNl(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsNl clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsNl(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsNl lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsNl(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsNl clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsNl(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsNl footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsNl(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsNl clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsNl(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsNl" + body;
  }
}
