// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputSessions {
  private final Body body;

  private IssuerSettingsPatchInputSessions(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputSessions of() {
    return new IssuerSettingsPatchInputSessions(Body.nothing());
  }

  /// How long a login session can stay unused. Default: 12h.
  public IssuerSettingsPatchInputSessions idle(String idle) {
    return new IssuerSettingsPatchInputSessions(body.with("idle", idle));
  }

  /// Takes away what is there: the opposite of [#idle].
  public IssuerSettingsPatchInputSessions clearIdle() {
    return new IssuerSettingsPatchInputSessions(body.with("idle", null));
  }

  /// How long it lasts at most. Default: 7d.
  public IssuerSettingsPatchInputSessions lifetime(String lifetime) {
    return new IssuerSettingsPatchInputSessions(body.with("lifetime", lifetime));
  }

  /// Takes away what is there: the opposite of [#lifetime].
  public IssuerSettingsPatchInputSessions clearLifetime() {
    return new IssuerSettingsPatchInputSessions(body.with("lifetime", null));
  }

  /// Whether a browser keeps a login when it is closed: always, never, or as the person ticks it
  /// when they sign in. One that is not kept has the shorter times below. Default: always.
  public IssuerSettingsPatchInputSessions stay(IssuerSettingsSessionsStay stay) {
    return new IssuerSettingsPatchInputSessions(body.with("stay", stay.word()));
  }

  /// Takes away what is there: the opposite of [#stay].
  public IssuerSettingsPatchInputSessions clearStay() {
    return new IssuerSettingsPatchInputSessions(body.with("stay", null));
  }

  /// How long a login that the browser does not keep can stay unused; never longer than idle.
  /// Default: 1h.
  public IssuerSettingsPatchInputSessions shortIdle(String shortIdle) {
    return new IssuerSettingsPatchInputSessions(body.with("short_idle", shortIdle));
  }

  /// Takes away what is there: the opposite of [#shortIdle].
  public IssuerSettingsPatchInputSessions clearShortIdle() {
    return new IssuerSettingsPatchInputSessions(body.with("short_idle", null));
  }

  /// How long it lasts at most; never longer than lifetime. Default: 12h.
  public IssuerSettingsPatchInputSessions shortLifetime(String shortLifetime) {
    return new IssuerSettingsPatchInputSessions(body.with("short_lifetime", shortLifetime));
  }

  /// Takes away what is there: the opposite of [#shortLifetime].
  public IssuerSettingsPatchInputSessions clearShortLifetime() {
    return new IssuerSettingsPatchInputSessions(body.with("short_lifetime", null));
  }

  /// How many one user may have; one more ends the oldest. Default: 50.
  public IssuerSettingsPatchInputSessions perUser(long perUser) {
    return new IssuerSettingsPatchInputSessions(body.with("per_user", perUser));
  }

  /// Takes away what is there: the opposite of [#perUser].
  public IssuerSettingsPatchInputSessions clearPerUser() {
    return new IssuerSettingsPatchInputSessions(body.with("per_user", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputSessions" + body;
  }
}
