// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Tagged;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/scopes/{scope}`.
public final class ScopeApi {
  private final Caller calls;
  private final String path;

  ScopeApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// One of them.
  ///
  /// `GET /issuers/{issuer}/scopes/{scope}`, with the permission `issuers:read`.
  public IssuerScope get() {
    return calls.get(path, Body.nothing(), IssuerScope::of);
  }

  /// The same, with the name of its state, which a change can be bound to.
  public Tagged<IssuerScope> getTagged() {
    return calls.tagged(path, Body.nothing(), IssuerScope::of);
  }

  /// Adds the scope, or has it be so and no other way.
  ///
  /// `PUT /issuers/{issuer}/scopes/{scope}`, with the permission `settings:write`.
  public ChangedIssuerScope replace(ScopeReplacement request) {
    return calls.ask(
        "PUT", path, Body.nothing(), request.body(), CallOptions.none(), ChangedIssuerScope::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedIssuerScope replace(ScopeReplacement request, CallOptions options) {
    return calls.ask("PUT", path, Body.nothing(), request.body(), options, ChangedIssuerScope::of);
  }

  /// Changes the settings that are named; null takes one away.
  ///
  /// `PATCH /issuers/{issuer}/scopes/{scope}`, with the permission `settings:write`.
  public ChangedIssuerScope change(ScopeChange change) {
    return calls.ask(
        "PATCH", path, Body.nothing(), change.body(), CallOptions.none(), ChangedIssuerScope::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedIssuerScope change(ScopeChange change, CallOptions options) {
    return calls.ask("PATCH", path, Body.nothing(), change.body(), options, ChangedIssuerScope::of);
  }

  /// Takes the scope away.
  ///
  /// `DELETE /issuers/{issuer}/scopes/{scope}`, with the permission `settings:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }
}
