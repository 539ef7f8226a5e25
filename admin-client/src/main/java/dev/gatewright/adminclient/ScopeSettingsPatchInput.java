// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ScopeSettingsPatchInput {
  private final Body body;

  private ScopeSettingsPatchInput(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ScopeSettingsPatchInput of() {
    return new ScopeSettingsPatchInput(Body.nothing());
  }

  /// What the consent page says it allows, in one language or in several. Default: none.
  public ScopeSettingsPatchInput description(Object description) {
    return new ScopeSettingsPatchInput(body.with("description", description));
  }

  /// Takes away what is there: the opposite of [#description].
  public ScopeSettingsPatchInput clearDescription() {
    return new ScopeSettingsPatchInput(body.with("description", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ScopeSettingsPatchInput" + body;
  }
}
