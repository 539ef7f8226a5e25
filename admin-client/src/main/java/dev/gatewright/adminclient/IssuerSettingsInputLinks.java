// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputLinks {
  private final Body body;

  private IssuerSettingsInputLinks(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputLinks of() {
    return new IssuerSettingsInputLinks(Body.nothing());
  }

  /// The terms of service. Default: none.
  public IssuerSettingsInputLinks terms(String terms) {
    return new IssuerSettingsInputLinks(body.with("terms", terms));
  }

  /// How personal data is used. Default: none.
  public IssuerSettingsInputLinks privacy(String privacy) {
    return new IssuerSettingsInputLinks(body.with("privacy", privacy));
  }

  /// Who runs this. Default: none.
  public IssuerSettingsInputLinks imprint(String imprint) {
    return new IssuerSettingsInputLinks(body.with("imprint", imprint));
  }

  /// Where there is help. Default: none.
  public IssuerSettingsInputLinks support(String support) {
    return new IssuerSettingsInputLinks(body.with("support", support));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputLinks" + body;
  }
}
