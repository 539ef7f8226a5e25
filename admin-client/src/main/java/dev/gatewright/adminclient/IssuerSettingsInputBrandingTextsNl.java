// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsNl {
  private final Body body;

  private IssuerSettingsInputBrandingTextsNl(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsNl of() {
    return new IssuerSettingsInputBrandingTextsNl(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsNl title(String title) {
    return new IssuerSettingsInputBrandingTextsNl(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsNl lead(String lead) {
    return new IssuerSettingsInputBrandingTextsNl(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsNl footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsNl(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsNl" + body;
  }
}
