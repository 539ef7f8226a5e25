// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsZhHans {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsZhHans(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsZhHans of() {
    return new IssuerSettingsPatchInputBrandingTextsZhHans(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsZhHans title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsZhHans(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsZhHans clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsZhHans(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsZhHans lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsZhHans(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsZhHans clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsZhHans(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsZhHans footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsZhHans(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsZhHans clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsZhHans(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsZhHans" + body;
  }
}
