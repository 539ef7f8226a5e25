// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/pins`.
public final class PinsApi {
  private final Caller calls;
  private final String path;

  PinsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The issuer's PINs, whatever became of them.
  ///
  /// `GET /issuers/{issuer}/pins`, with the permission `pins:read`.
  public Listing<Pin> list() {
    return calls.list(path, Body.nothing(), Pin::of);
  }

  /// The issuer's PINs, whatever became of them.
  ///
  /// `GET /issuers/{issuer}/pins`, with the permission `pins:read`.
  public Listing<Pin> list(PinQuery query) {
    return calls.list(path, query.body(), Pin::of);
  }

  /// Makes a PIN.
  ///
  /// `POST /issuers/{issuer}/pins`, with the permission `pins:write`.
  public PinMade create(NewPin pin) {
    return calls.ask("POST", path, Body.nothing(), pin.body(), CallOptions.none(), PinMade::of);
  }

  /// The same, with what is said of this call alone.
  public PinMade create(NewPin pin, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), pin.body(), options, PinMade::of);
  }
}
