// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsZhHans {
  private final Body body;

  private IssuerSettingsInputBrandingTextsZhHans(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsZhHans of() {
    return new IssuerSettingsInputBrandingTextsZhHans(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsZhHans title(String title) {
    return new IssuerSettingsInputBrandingTextsZhHans(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsZhHans lead(String lead) {
    return new IssuerSettingsInputBrandingTextsZhHans(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsZhHans footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsZhHans(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsZhHans" + body;
  }
}
