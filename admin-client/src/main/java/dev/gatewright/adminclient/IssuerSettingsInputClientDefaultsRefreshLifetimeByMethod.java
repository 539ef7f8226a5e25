// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod {
  private final Body body;

  private IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod of() {
    return new IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod(Body.nothing());
  }

  /// Not described.
  public IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod password(Secret password) {
    return new IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod(
        body.with("password", password));
  }

  /// Not described.
  public IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod passkey(String passkey) {
    return new IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod(
        body.with("passkey", passkey));
  }

  /// Not described.
  public IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod magicLink(String magicLink) {
    return new IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod(
        body.with("magic_link", magicLink));
  }

  /// Not described.
  public IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod emailCode(String emailCode) {
    return new IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod(
        body.with("email_code", emailCode));
  }

  /// Not described.
  public IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod smsCode(String smsCode) {
    return new IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod(
        body.with("sms_code", smsCode));
  }

  /// Not described.
  public IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod pin(String pin) {
    return new IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod(body.with("pin", pin));
  }

  /// Not described.
  public IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod upstream(String upstream) {
    return new IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod(
        body.with("upstream", upstream));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod" + body;
  }
}
