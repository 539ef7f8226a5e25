// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod {
  private final Body body;

  private IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod of() {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(Body.nothing());
  }

  /// Not described.
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod password(Secret password) {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("password", password));
  }

  /// Takes away what is there: the opposite of [#password].
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod clearPassword() {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("password", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod passkey(String passkey) {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("passkey", passkey));
  }

  /// Takes away what is there: the opposite of [#passkey].
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod clearPasskey() {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("passkey", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod magicLink(String magicLink) {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("magic_link", magicLink));
  }

  /// Takes away what is there: the opposite of [#magicLink].
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod clearMagicLink() {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("magic_link", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod emailCode(String emailCode) {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("email_code", emailCode));
  }

  /// Takes away what is there: the opposite of [#emailCode].
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod clearEmailCode() {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("email_code", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod smsCode(String smsCode) {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("sms_code", smsCode));
  }

  /// Takes away what is there: the opposite of [#smsCode].
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod clearSmsCode() {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("sms_code", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod pin(String pin) {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(body.with("pin", pin));
  }

  /// Takes away what is there: the opposite of [#pin].
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod clearPin() {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("pin", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod upstream(String upstream) {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("upstream", upstream));
  }

  /// Takes away what is there: the opposite of [#upstream].
  public IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod clearUpstream() {
    return new IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod(
        body.with("upstream", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod" + body;
  }
}
