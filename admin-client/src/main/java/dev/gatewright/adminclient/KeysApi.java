// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/keys`.
public final class KeysApi {
  private final Caller calls;
  private final String path;

  KeysApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The issuer's signing keys.
  ///
  /// `GET /issuers/{issuer}/keys`, with the permission `keys:read`.
  public Listing<Key> list() {
    return calls.list(path, Body.nothing(), Key::of);
  }

  /// Makes the next key, which is published before it signs.
  ///
  /// `POST /issuers/{issuer}/keys/rotate`, with the permission `keys:write`.
  public KeyMade rotate() {
    return calls.ask(
        "POST", path + "/rotate", Body.nothing(), Body.nothing(), CallOptions.none(), KeyMade::of);
  }

  /// Makes the next key, which is published before it signs.
  ///
  /// `POST /issuers/{issuer}/keys/rotate`, with the permission `keys:write`.
  public KeyMade rotate(KeyRotation request) {
    return calls.ask(
        "POST", path + "/rotate", Body.nothing(), request.body(), CallOptions.none(), KeyMade::of);
  }

  /// The same, with what is said of this call alone.
  public KeyMade rotate(KeyRotation request, CallOptions options) {
    return calls.ask(
        "POST", path + "/rotate", Body.nothing(), request.body(), options, KeyMade::of);
  }
}
