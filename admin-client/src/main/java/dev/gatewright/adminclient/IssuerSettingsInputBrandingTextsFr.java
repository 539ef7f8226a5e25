// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTextsFr {
  private final Body body;

  private IssuerSettingsInputBrandingTextsFr(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTextsFr of() {
    return new IssuerSettingsInputBrandingTextsFr(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsInputBrandingTextsFr title(String title) {
    return new IssuerSettingsInputBrandingTextsFr(body.with("title", title));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsInputBrandingTextsFr lead(String lead) {
    return new IssuerSettingsInputBrandingTextsFr(body.with("lead", lead));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsInputBrandingTextsFr footnote(String footnote) {
    return new IssuerSettingsInputBrandingTextsFr(body.with("footnote", footnote));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTextsFr" + body;
  }
}
