// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsPl {
  private final Body body;

  private IssuerSettingsInputBrandingTextsPl(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsPl of() {
    return new IssuerSettingsInputBrandingTextsPl(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsPl title(String title) {
    return new IssuerSettingsInputBrandingTextsPl(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsPl lead(String lead) {
    return new IssuerSettingsInputBrandingTextsPl(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsPl footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsPl(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsPl" + body;
  }
}
