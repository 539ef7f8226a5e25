// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsEs {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsEs(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsEs of() {
    return new IssuerSettingsPatchInputBrandingTextsEs(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsEs title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsEs(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsEs clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsEs(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsEs lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsEs(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsEs clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsEs(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsEs footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsEs(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsEs clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsEs(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsEs" + body;
  }
}
