// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsZh {
  private final Body body;

  private IssuerSettingsInputBrandingTextsZh(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsZh of() {
    return new IssuerSettingsInputBrandingTextsZh(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsZh title(String title) {
    return new IssuerSettingsInputBrandingTextsZh(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsZh lead(String lead) {
    return new IssuerSettingsInputBrandingTextsZh(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsZh footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsZh(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsZh" + body;
  }
}
