// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Changes the settings that are named; null takes one away.
///
/// Immutable: each method answers with another one.
public final class ScopeChange {
  private final Body body;

  private ScopeChange(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param settings a merge patch (RFC 7396)
  public static ScopeChange of(ScopeSettingsPatchInput settings) {
    return new ScopeChange(Body.nothing().with("settings", settings.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ScopeChange" + body;
  }
}
