// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsIt {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsIt(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsIt of() {
    return new IssuerSettingsPatchInputBrandingTextsIt(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsIt title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsIt(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsIt clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsIt(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsIt lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsIt(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsIt clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsIt(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsIt footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsIt(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsIt clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsIt(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsIt" + body;
  }
}
