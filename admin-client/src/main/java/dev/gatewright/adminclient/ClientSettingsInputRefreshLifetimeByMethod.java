// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ClientSettingsInputRefreshLifetimeByMethod {
  private final Body body;

  private ClientSettingsInputRefreshLifetimeByMethod(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ClientSettingsInputRefreshLifetimeByMethod of() {
    return new ClientSettingsInputRefreshLifetimeByMethod(Body.nothing());
  }

  /// Not described.
  public ClientSettingsInputRefreshLifetimeByMethod password(Secret password) {
    return new ClientSettingsInputRefreshLifetimeByMethod(body.with("password", password));
  }

  /// Not described.
  public ClientSettingsInputRefreshLifetimeByMethod passkey(String passkey) {
    return new ClientSettingsInputRefreshLifetimeByMethod(body.with("passkey", passkey));
  }

  /// Not described.
  public ClientSettingsInputRefreshLifetimeByMethod magicLink(String magicLink) {
    return new ClientSettingsInputRefreshLifetimeByMethod(body.with("magic_link", magicLink));
  }

  /// Not described.
  public ClientSettingsInputRefreshLifetimeByMethod emailCode(String emailCode) {
    return new ClientSettingsInputRefreshLifetimeByMethod(body.with("email_code", emailCode));
  }

  /// Not described.
  public ClientSettingsInputRefreshLifetimeByMethod smsCode(String smsCode) {
    return new ClientSettingsInputRefreshLifetimeByMethod(body.with("sms_code", smsCode));
  }

  /// Not described.
  public ClientSettingsInputRefreshLifetimeByMethod pin(String pin) {
    return new ClientSettingsInputRefreshLifetimeByMethod(body.with("pin", pin));
  }

  /// Not described.
  public ClientSettingsInputRefreshLifetimeByMethod upstream(String upstream) {
    return new ClientSettingsInputRefreshLifetimeByMethod(body.with("upstream", upstream));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ClientSettingsInputRefreshLifetimeByMethod" + body;
  }
}
