// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/resources`.
public final class ResourcesApi {
  private final Caller calls;
  private final String path;

  ResourcesApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The APIs that tokens are made for.
  ///
  /// `GET /issuers/{issuer}/resources`, with the permission `issuers:read`.
  public Listing<Resource> list() {
    return calls.list(path, Body.nothing(), Resource::of);
  }

  /// Adds the API, or has it be so and no other way.
  ///
  /// `PUT /issuers/{issuer}/resources`, with the permission `settings:write`.
  public ChangedResource replace(ResourceReplacement request, ResourcePutQuery query) {
    return calls.ask(
        "PUT", path, query.body(), request.body(), CallOptions.none(), ChangedResource::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedResource replace(
      ResourceReplacement request, ResourcePutQuery query, CallOptions options) {
    return calls.ask("PUT", path, query.body(), request.body(), options, ChangedResource::of);
  }

  /// Changes the settings that are named; null takes one away.
  ///
  /// `PATCH /issuers/{issuer}/resources`, with the permission `settings:write`.
  public ChangedResource change(ResourceChange change, ResourcePatchQuery query) {
    return calls.ask(
        "PATCH", path, query.body(), change.body(), CallOptions.none(), ChangedResource::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedResource change(
      ResourceChange change, ResourcePatchQuery query, CallOptions options) {
    return calls.ask("PATCH", path, query.body(), change.body(), options, ChangedResource::of);
  }

  /// Takes the API away.
  ///
  /// `DELETE /issuers/{issuer}/resources`, with the permission `settings:write`.
  public void deleteAll(ResourceDeleteQuery query) {
    calls.act("DELETE", path, query.body(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void deleteAll(ResourceDeleteQuery query, CallOptions options) {
    calls.act("DELETE", path, query.body(), Body.nothing(), options);
  }
}
