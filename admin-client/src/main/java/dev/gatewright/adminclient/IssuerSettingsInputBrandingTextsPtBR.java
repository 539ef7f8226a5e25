// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsPtBR {
  private final Body body;

  private IssuerSettingsInputBrandingTextsPtBR(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsPtBR of() {
    return new IssuerSettingsInputBrandingTextsPtBR(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsPtBR title(String title) {
    return new IssuerSettingsInputBrandingTextsPtBR(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsPtBR lead(String lead) {
    return new IssuerSettingsInputBrandingTextsPtBR(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsPtBR footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsPtBR(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsPtBR" + body;
  }
}
