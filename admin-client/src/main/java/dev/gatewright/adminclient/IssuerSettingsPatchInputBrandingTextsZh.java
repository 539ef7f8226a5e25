// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsZh {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsZh(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsZh of() {
    return new IssuerSettingsPatchInputBrandingTextsZh(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsZh title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsZh(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsZh clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsZh(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsZh lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsZh(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsZh clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsZh(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsZh footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsZh(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsZh clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsZh(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsZh" + body;
  }
}
