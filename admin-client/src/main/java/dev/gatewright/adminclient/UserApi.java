// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Tagged;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/users/{user}`.
public final class UserApi {
  private final Caller calls;
  private final String path;

  UserApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Somebody.
  ///
  /// `GET /issuers/{issuer}/users/{user}`, with the permission `users:read`.
  public User get() {
    return calls.get(path, Body.nothing(), User::of);
  }

  /// The same, with the name of its state, which a change can be bound to.
  public Tagged<User> getTagged() {
    return calls.tagged(path, Body.nothing(), User::of);
  }

  /// Writes what is named; another `email`, and `email_verified`, need `credentials:write` too;
  /// another address is not verified unless that is said.
  ///
  /// `PATCH /issuers/{issuer}/users/{user}`, with the permission `users:write`.
  public User change(UserChange change) {
    return calls.ask("PATCH", path, Body.nothing(), change.body(), CallOptions.none(), User::of);
  }

  /// The same, with what is said of this call alone.
  public User change(UserChange change, CallOptions options) {
    return calls.ask("PATCH", path, Body.nothing(), change.body(), options, User::of);
  }

  /// Removes the account with all that belongs to it.
  ///
  /// `DELETE /issuers/{issuer}/users/{user}`, with the permission `users:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }

  /// Has whoever asks act as the person, by a form that brings the token to the URL within two
  /// minutes, where the issuer allows it.
  ///
  /// `POST /issuers/{issuer}/users/{user}/impersonation`, with the permission
  /// `impersonation:write`.
  public Impersonation impersonation(UserImpersonationRequest request) {
    return calls.ask(
        "POST",
        path + "/impersonation",
        Body.nothing(),
        request.body(),
        CallOptions.none(),
        Impersonation::of);
  }

  /// The same, with what is said of this call alone.
  public Impersonation impersonation(UserImpersonationRequest request, CallOptions options) {
    return calls.ask(
        "POST",
        path + "/impersonation",
        Body.nothing(),
        request.body(),
        options,
        Impersonation::of);
  }

  /// Sets a password and ends every session; one of the members is needed.
  ///
  /// `POST /issuers/{issuer}/users/{user}/password`, with the permission `credentials:write`.
  public PasswordSet setPassword(NewPassword password) {
    return calls.ask(
        "POST",
        path + "/password",
        Body.nothing(),
        password.body(),
        CallOptions.none(),
        PasswordSet::of);
  }

  /// The same, with what is said of this call alone.
  public PasswordSet setPassword(NewPassword password, CallOptions options) {
    return calls.ask(
        "POST", path + "/password", Body.nothing(), password.body(), options, PasswordSet::of);
  }

  /// Ends every session and every grant.
  ///
  /// `POST /issuers/{issuer}/users/{user}/sign-out`, with the permission `sessions:write`.
  public void signOut() {
    calls.act("POST", path + "/sign-out", Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void signOut(CallOptions options) {
    calls.act("POST", path + "/sign-out", Body.nothing(), Body.nothing(), options);
  }

  /// Where the person is signed in.
  public UserSessionsApi sessions() {
    return new UserSessionsApi(calls, path + "/sessions");
  }

  /// One of `sessions`. Nothing is asked for yet.
  ///
  /// @param session what its address names it by
  public UserSessionApi session(String session) {
    return new UserSessionApi(calls, path + "/sessions/" + Caller.segment(session));
  }

  /// What the person proves who they are with, beside the password.
  public UserFactorsApi factors() {
    return new UserFactorsApi(calls, path + "/factors");
  }

  /// One of `factors`. Nothing is asked for yet.
  ///
  /// @param factor what its address names it by
  public UserFactorApi factor(String factor) {
    return new UserFactorApi(calls, path + "/factors/" + Caller.segment(factor));
  }

  /// What the person signs in with beside the address.
  public UserNamesApi names() {
    return new UserNamesApi(calls, path + "/names");
  }

  /// One of `names`. Nothing is asked for yet.
  ///
  /// @param kind what its address names it by
  public UserNameApi name(String kind) {
    return new UserNameApi(calls, path + "/names/" + Caller.segment(kind));
  }

  /// What there is at `/issuers/{issuer}/users/{user}/recovery-codes`.
  public UserRecoveryCodesApi recoveryCodes() {
    return new UserRecoveryCodesApi(calls, path + "/recovery-codes");
  }

  /// When the account goes, if it does.
  public UserDeletionApi deletion() {
    return new UserDeletionApi(calls, path + "/deletion");
  }
}
