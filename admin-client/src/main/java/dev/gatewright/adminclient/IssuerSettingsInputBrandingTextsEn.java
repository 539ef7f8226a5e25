// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsEn {
  private final Body body;

  private IssuerSettingsInputBrandingTextsEn(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsEn of() {
    return new IssuerSettingsInputBrandingTextsEn(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsEn title(String title) {
    return new IssuerSettingsInputBrandingTextsEn(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsEn lead(String lead) {
    return new IssuerSettingsInputBrandingTextsEn(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsEn footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsEn(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsEn" + body;
  }
}
