// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Tagged;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/providers/{provider}`.
public final class ProviderApi {
  private final Caller calls;
  private final String path;

  ProviderApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// One of them.
  ///
  /// `GET /issuers/{issuer}/providers/{provider}`, with the permission `issuers:read`.
  public Provider get() {
    return calls.get(path, Body.nothing(), Provider::of);
  }

  /// The same, with the name of its state, which a change can be bound to.
  public Tagged<Provider> getTagged() {
    return calls.tagged(path, Body.nothing(), Provider::of);
  }

  /// Adds the provider, or has it be so and no other way.
  ///
  /// `PUT /issuers/{issuer}/providers/{provider}`, with the permission `settings:write`.
  public ChangedProvider replace(ProviderReplacement request) {
    return calls.ask(
        "PUT", path, Body.nothing(), request.body(), CallOptions.none(), ChangedProvider::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedProvider replace(ProviderReplacement request, CallOptions options) {
    return calls.ask("PUT", path, Body.nothing(), request.body(), options, ChangedProvider::of);
  }

  /// Changes the settings that are named; null takes one away.
  ///
  /// `PATCH /issuers/{issuer}/providers/{provider}`, with the permission `settings:write`.
  public ChangedProvider change(ProviderChange change) {
    return calls.ask(
        "PATCH", path, Body.nothing(), change.body(), CallOptions.none(), ChangedProvider::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedProvider change(ProviderChange change, CallOptions options) {
    return calls.ask("PATCH", path, Body.nothing(), change.body(), options, ChangedProvider::of);
  }

  /// Takes the provider away.
  ///
  /// `DELETE /issuers/{issuer}/providers/{provider}`, with the permission `settings:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }
}
