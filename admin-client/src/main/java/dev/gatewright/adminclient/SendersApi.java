// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/senders`.
public final class SendersApi {
  private final Caller calls;
  private final String path;

  SendersApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The programs that codes to telephones are handed to; the issuer's `settings` change them.
  ///
  /// `GET /issuers/{issuer}/senders`, with the permission `issuers:read`.
  public Listing<Sender> list() {
    return calls.list(path, Body.nothing(), Sender::of);
  }
}
