// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsPt {
  private final Body body;

  private IssuerSettingsInputBrandingTextsPt(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsPt of() {
    return new IssuerSettingsInputBrandingTextsPt(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsPt title(String title) {
    return new IssuerSettingsInputBrandingTextsPt(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsPt lead(String lead) {
    return new IssuerSettingsInputBrandingTextsPt(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsPt footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsPt(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsPt" + body;
  }
}
