// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputEvents {
  private final Body body;

  private IssuerSettingsInputEvents(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputEvents of() {
    return new IssuerSettingsInputEvents(Body.nothing());
  }

  /// How long events are kept, such as 400d, at least a day; 0s keeps them for good. Older ones are
  /// deleted once whoever is sent them has them. Default: 0s.
  public IssuerSettingsInputEvents retention(String retention) {
    return new IssuerSettingsInputEvents(body.with("retention", retention));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputEvents" + body;
  }
}
