// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Adds an issuer by the keys of tenants.yaml.
///
/// Immutable: each method answers with another one.
public final class NewIssuer {
  private final Body body;

  private NewIssuer(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param settings the keys of an issuer
  public static NewIssuer of(IssuerSettingsInput settings) {
    return new NewIssuer(Body.nothing().with("settings", settings.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewIssuer" + body;
  }
}
