// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingCss {
  private final Body body;

  private IssuerSettingsPatchInputBrandingCss(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingCss of() {
    return new IssuerSettingsPatchInputBrandingCss(Body.nothing());
  }

  /// Its path, seen from the folder of the configuration file. Default: none.
  public IssuerSettingsPatchInputBrandingCss file(String file) {
    return new IssuerSettingsPatchInputBrandingCss(body.with("file", file));
  }

  /// Takes away what is there: the opposite of [#file].
  public IssuerSettingsPatchInputBrandingCss clearFile() {
    return new IssuerSettingsPatchInputBrandingCss(body.with("file", null));
  }

  /// Its bytes in base64 instead, as an export writes them. Default: none.
  public IssuerSettingsPatchInputBrandingCss data(String data) {
    return new IssuerSettingsPatchInputBrandingCss(body.with("data", data));
  }

  /// Takes away what is there: the opposite of [#data].
  public IssuerSettingsPatchInputBrandingCss clearData() {
    return new IssuerSettingsPatchInputBrandingCss(body.with("data", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingCss" + body;
  }
}
