// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsHe {
  private final Body body;

  private IssuerSettingsInputBrandingTextsHe(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsHe of() {
    return new IssuerSettingsInputBrandingTextsHe(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsHe title(String title) {
    return new IssuerSettingsInputBrandingTextsHe(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsHe lead(String lead) {
    return new IssuerSettingsInputBrandingTextsHe(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsHe footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsHe(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsHe" + body;
  }
}
