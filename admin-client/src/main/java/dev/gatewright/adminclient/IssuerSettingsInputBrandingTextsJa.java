// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsJa {
  private final Body body;

  private IssuerSettingsInputBrandingTextsJa(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsJa of() {
    return new IssuerSettingsInputBrandingTextsJa(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsJa title(String title) {
    return new IssuerSettingsInputBrandingTextsJa(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsJa lead(String lead) {
    return new IssuerSettingsInputBrandingTextsJa(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsJa footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsJa(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsJa" + body;
  }
}
