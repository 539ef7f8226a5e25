// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/api-keys`.
public final class ApiKeysApi {
  private final Caller calls;
  private final String path;

  ApiKeysApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The keys that count where the key does.
  ///
  /// `GET /api-keys`, with the permission `api_keys:read`.
  public Listing<ApiKey> list() {
    return calls.list(path, Body.nothing(), ApiKey::of);
  }

  /// The keys that count where the key does.
  ///
  /// `GET /api-keys`, with the permission `api_keys:read`.
  public Listing<ApiKey> list(ApiKeyQuery query) {
    return calls.list(path, query.body(), ApiKey::of);
  }

  /// Makes a key that may no more than the one that asks.
  ///
  /// `POST /api-keys`, with the permission `api_keys:write`.
  public ApiKeyMade create(NewApiKey apiKey) {
    return calls.ask(
        "POST", path, Body.nothing(), apiKey.body(), CallOptions.none(), ApiKeyMade::of);
  }

  /// The same, with what is said of this call alone.
  public ApiKeyMade create(NewApiKey apiKey, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), apiKey.body(), options, ApiKeyMade::of);
  }
}
