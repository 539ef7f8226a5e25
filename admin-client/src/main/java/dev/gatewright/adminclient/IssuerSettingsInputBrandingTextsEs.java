// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsEs {
  private final Body body;

  private IssuerSettingsInputBrandingTextsEs(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsEs of() {
    return new IssuerSettingsInputBrandingTextsEs(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsEs title(String title) {
    return new IssuerSettingsInputBrandingTextsEs(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsEs lead(String lead) {
    return new IssuerSettingsInputBrandingTextsEs(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsEs footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsEs(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsEs" + body;
  }
}
