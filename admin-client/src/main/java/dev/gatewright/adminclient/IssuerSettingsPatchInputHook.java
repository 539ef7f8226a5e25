// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputHook {
  private final Body body;

  private IssuerSettingsPatchInputHook(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param id What commands and the trail call it. Default: required.
  /// @param url Where it is asked: https, or http on a loopback host. Default: required.
  /// @param on What it is asked about: new accounts, sign-ins, or tokens. Default: required.
  /// @param onFailure What happens where it gives no usable answer in time: allow goes on as if
  ///   there were no hook, refuse stops. Default: required.
  public static IssuerSettingsPatchInputHook of(
      String id, String url, IssuerSettingsHookOn on, IssuerSettingsHookOnFailure onFailure) {
    return new IssuerSettingsPatchInputHook(
        Body.nothing()
            .with("id", id)
            .with("url", url)
            .with("on", on.word())
            .with("on_failure", onFailure.word()));
  }

  /// How long it may take; all of the same `on` together at most 10s. Default: 2s.
  public IssuerSettingsPatchInputHook timeout(String timeout) {
    return new IssuerSettingsPatchInputHook(body.with("timeout", timeout));
  }

  /// Whether it is asked at all. Default: true.
  public IssuerSettingsPatchInputHook active(boolean active) {
    return new IssuerSettingsPatchInputHook(body.with("active", active));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputHook" + body;
  }
}
