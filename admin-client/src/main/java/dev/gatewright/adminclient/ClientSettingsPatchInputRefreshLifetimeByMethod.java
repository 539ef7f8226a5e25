// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ClientSettingsPatchInputRefreshLifetimeByMethod {
  private final Body body;

  private ClientSettingsPatchInputRefreshLifetimeByMethod(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ClientSettingsPatchInputRefreshLifetimeByMethod of() {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(Body.nothing());
  }

  /// Not described.
  public ClientSettingsPatchInputRefreshLifetimeByMethod password(Secret password) {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("password", password));
  }

  /// Takes away what is there: the opposite of [#password].
  public ClientSettingsPatchInputRefreshLifetimeByMethod clearPassword() {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("password", null));
  }

  /// Not described.
  public ClientSettingsPatchInputRefreshLifetimeByMethod passkey(String passkey) {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("passkey", passkey));
  }

  /// Takes away what is there: the opposite of [#passkey].
  public ClientSettingsPatchInputRefreshLifetimeByMethod clearPasskey() {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("passkey", null));
  }

  /// Not described.
  public ClientSettingsPatchInputRefreshLifetimeByMethod magicLink(String magicLink) {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("magic_link", magicLink));
  }

  /// Takes away what is there: the opposite of [#magicLink].
  public ClientSettingsPatchInputRefreshLifetimeByMethod clearMagicLink() {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("magic_link", null));
  }

  /// Not described.
  public ClientSettingsPatchInputRefreshLifetimeByMethod emailCode(String emailCode) {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("email_code", emailCode));
  }

  /// Takes away what is there: the opposite of [#emailCode].
  public ClientSettingsPatchInputRefreshLifetimeByMethod clearEmailCode() {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("email_code", null));
  }

  /// Not described.
  public ClientSettingsPatchInputRefreshLifetimeByMethod smsCode(String smsCode) {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("sms_code", smsCode));
  }

  /// Takes away what is there: the opposite of [#smsCode].
  public ClientSettingsPatchInputRefreshLifetimeByMethod clearSmsCode() {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("sms_code", null));
  }

  /// Not described.
  public ClientSettingsPatchInputRefreshLifetimeByMethod pin(String pin) {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("pin", pin));
  }

  /// Takes away what is there: the opposite of [#pin].
  public ClientSettingsPatchInputRefreshLifetimeByMethod clearPin() {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("pin", null));
  }

  /// Not described.
  public ClientSettingsPatchInputRefreshLifetimeByMethod upstream(String upstream) {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("upstream", upstream));
  }

  /// Takes away what is there: the opposite of [#upstream].
  public ClientSettingsPatchInputRefreshLifetimeByMethod clearUpstream() {
    return new ClientSettingsPatchInputRefreshLifetimeByMethod(body.with("upstream", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ClientSettingsPatchInputRefreshLifetimeByMethod" + body;
  }
}
