// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/api-keys/{key}`.
public final class ApiKeyApi {
  private final Caller calls;
  private final String path;

  ApiKeyApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Stops a key, from the next request on.
  ///
  /// `DELETE /api-keys/{key}`, with the permission `api_keys:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// Stops a key, from the next request on.
  ///
  /// `DELETE /api-keys/{key}`, with the permission `api_keys:write`.
  public void delete(ApiKeyDeleteQuery query) {
    calls.act("DELETE", path, query.body(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(ApiKeyDeleteQuery query, CallOptions options) {
    calls.act("DELETE", path, query.body(), Body.nothing(), options);
  }
}
