// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsDe {
  private final Body body;

  private IssuerSettingsInputBrandingTextsDe(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsDe of() {
    return new IssuerSettingsInputBrandingTextsDe(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsDe title(String title) {
    return new IssuerSettingsInputBrandingTextsDe(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsDe lead(String lead) {
    return new IssuerSettingsInputBrandingTextsDe(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsDe footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsDe(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsDe" + body;
  }
}
