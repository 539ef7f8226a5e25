// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsJa {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsJa(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsJa of() {
    return new IssuerSettingsPatchInputBrandingTextsJa(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsJa title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsJa(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsJa clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsJa(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsJa lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsJa(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsJa clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsJa(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsJa footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsJa(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsJa clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsJa(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsJa" + body;
  }
}
