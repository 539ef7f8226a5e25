// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/events`.
public final class EventsApi {
  private final Caller calls;
  private final String path;

  EventsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// What happened, from a number on; the last ones where no `cursor` is given.
  ///
  /// `GET /issuers/{issuer}/events`, with the permission `events:read`.
  public Listing<Event> list() {
    return calls.list(path, Body.nothing(), Event::of);
  }

  /// What happened, from a number on; the last ones where no `cursor` is given.
  ///
  /// `GET /issuers/{issuer}/events`, with the permission `events:read`.
  public Listing<Event> list(EventQuery query) {
    return calls.list(path, query.body(), Event::of);
  }

  /// How far what happened is signed, to be kept elsewhere.
  public EventHeadApi head() {
    return new EventHeadApi(calls, path + "/head");
  }

  /// What heads are signed with, as a JWK Set.
  public EventKeysApi keys() {
    return new EventKeysApi(calls, path + "/keys");
  }
}
