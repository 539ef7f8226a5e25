// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputSessions {
  private final Body body;

  private IssuerSettingsInputSessions(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputSessions of() {
    return new IssuerSettingsInputSessions(Body.nothing());
  }

  /// How long a login session can stay unused. Default: 12h.
  public IssuerSettingsInputSessions idle(String idle) {
    return new IssuerSettingsInputSessions(body.with("idle", idle));
  }

  /// How long it lasts at most. Default: 7d.
  public IssuerSettingsInputSessions lifetime(String lifetime) {
    return new IssuerSettingsInputSessions(body.with("lifetime", lifetime));
  }

  /// Whether a browser keeps a login when it is closed: always, never, or as the person ticks it
  /// when they sign in. One that is not kept has the shorter times below. Default: always.
  public IssuerSettingsInputSessions stay(IssuerSettingsSessionsStay stay) {
    return new IssuerSettingsInputSessions(body.with("stay", stay.word()));
  }

  /// How long a login that the browser does not keep can stay unused; never longer than idle.
  /// Default: 1h.
  public IssuerSettingsInputSessions shortIdle(String shortIdle) {
    return new IssuerSettingsInputSessions(body.with("short_idle", shortIdle));
  }

  /// How long it lasts at most; never longer than lifetime. Default: 12h.
  public IssuerSettingsInputSessions shortLifetime(String shortLifetime) {
    return new IssuerSettingsInputSessions(body.with("short_lifetime", shortLifetime));
  }

  /// How many one user may have; one more ends the oldest. Default: 50.
  public IssuerSettingsInputSessions perUser(long perUser) {
    return new IssuerSettingsInputSessions(body.with("per_user", perUser));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputSessions" + body;
  }
}
