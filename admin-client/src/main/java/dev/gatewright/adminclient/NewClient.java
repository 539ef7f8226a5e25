// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Adds a client by the keys of tenants.yaml; a secret that it needs is made.
///
/// Immutable: each method answers with another one.
public final class NewClient {
  private final Body body;

  private NewClient(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param settings the keys of a client
  public static NewClient of(ClientSettingsInput settings) {
    return new NewClient(Body.nothing().with("settings", settings.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewClient" + body;
  }
}
