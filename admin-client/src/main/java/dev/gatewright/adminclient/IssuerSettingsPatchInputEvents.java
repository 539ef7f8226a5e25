// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputEvents {
  private final Body body;

  private IssuerSettingsPatchInputEvents(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputEvents of() {
    return new IssuerSettingsPatchInputEvents(Body.nothing());
  }

  /// How long events are kept, such as 400d, at least a day; 0s keeps them for good. Older ones are
  /// deleted once whoever is sent them has them. Default: 0s.
  public IssuerSettingsPatchInputEvents retention(String retention) {
    return new IssuerSettingsPatchInputEvents(body.with("retention", retention));
  }

  /// Takes away what is there: the opposite of [#retention].
  public IssuerSettingsPatchInputEvents clearRetention() {
    return new IssuerSettingsPatchInputEvents(body.with("retention", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputEvents" + body;
  }
}
