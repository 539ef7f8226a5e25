// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsIt {
  private final Body body;

  private IssuerSettingsInputBrandingTextsIt(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsIt of() {
    return new IssuerSettingsInputBrandingTextsIt(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsIt title(String title) {
    return new IssuerSettingsInputBrandingTextsIt(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsIt lead(String lead) {
    return new IssuerSettingsInputBrandingTextsIt(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsIt footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsIt(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsIt" + body;
  }
}
