// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/events/head`.
public final class EventHeadApi {
  private final Caller calls;
  private final String path;

  EventHeadApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// How far what happened is signed, to be kept elsewhere.
  ///
  /// `GET /issuers/{issuer}/events/head`, with the permission `events:read`.
  public TrailHead get() {
    return calls.get(path, Body.nothing(), TrailHead::of);
  }
}
