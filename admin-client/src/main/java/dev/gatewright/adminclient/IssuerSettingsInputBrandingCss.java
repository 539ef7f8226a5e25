// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingCss {
  private final Body body;

  private IssuerSettingsInputBrandingCss(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingCss of() {
    return new IssuerSettingsInputBrandingCss(Body.nothing());
  }

  /// Its path, seen from the folder of the configuration file. Default: none.
  public IssuerSettingsInputBrandingCss file(String file) {
    return new IssuerSettingsInputBrandingCss(body.with("file", file));
  }

  /// Its bytes in base64 instead, as an export writes them. Default: none.
  public IssuerSettingsInputBrandingCss data(String data) {
    return new IssuerSettingsInputBrandingCss(body.with("data", data));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingCss" + body;
  }
}
