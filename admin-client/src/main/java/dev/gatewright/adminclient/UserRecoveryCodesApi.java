// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/users/{user}/recovery-codes`.
public final class UserRecoveryCodesApi {
  private final Caller calls;
  private final String path;

  UserRecoveryCodesApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Makes recovery codes, after which older ones are worthless; the person is told by mail.
  ///
  /// `POST /issuers/{issuer}/users/{user}/recovery-codes`, with the permission `credentials:write`.
  public RecoveryCodes create() {
    return calls.ask(
        "POST", path, Body.nothing(), Body.nothing(), CallOptions.none(), RecoveryCodes::of);
  }

  /// Makes recovery codes, after which older ones are worthless; the person is told by mail.
  ///
  /// `POST /issuers/{issuer}/users/{user}/recovery-codes`, with the permission `credentials:write`.
  public RecoveryCodes create(NewUserRecoveryCodes userRecoveryCodes) {
    return calls.ask(
        "POST",
        path,
        Body.nothing(),
        userRecoveryCodes.body(),
        CallOptions.none(),
        RecoveryCodes::of);
  }

  /// The same, with what is said of this call alone.
  public RecoveryCodes create(NewUserRecoveryCodes userRecoveryCodes, CallOptions options) {
    return calls.ask(
        "POST", path, Body.nothing(), userRecoveryCodes.body(), options, RecoveryCodes::of);
  }

  /// Takes all codes away; the person is told by mail.
  ///
  /// `DELETE /issuers/{issuer}/users/{user}/recovery-codes`, with the permission
  /// `credentials:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }
}
