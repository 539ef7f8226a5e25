// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Adds the scope, or has it be so and no other way.
///
/// Immutable: each method answers with another one.
public final class ScopeReplacement {
  private final Body body;

  private ScopeReplacement(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param settings all of its keys
  public static ScopeReplacement of(ScopeSettingsInput settings) {
    return new ScopeReplacement(Body.nothing().with("settings", settings.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ScopeReplacement" + body;
  }
}
