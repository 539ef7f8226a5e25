// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsAr {
  private final Body body;

  private IssuerSettingsInputBrandingTextsAr(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsAr of() {
    return new IssuerSettingsInputBrandingTextsAr(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsAr title(String title) {
    return new IssuerSettingsInputBrandingTextsAr(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsAr lead(String lead) {
    return new IssuerSettingsInputBrandingTextsAr(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsAr footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsAr(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsAr" + body;
  }
}
