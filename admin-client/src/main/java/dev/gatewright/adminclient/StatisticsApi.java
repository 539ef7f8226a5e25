// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/statistics`.
public final class StatisticsApi {
  private final Caller calls;
  private final String path;

  StatisticsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// How often what happened, by the hour or by the day (UTC).
  ///
  /// `GET /issuers/{issuer}/statistics`, with the permission `events:read`.
  public Statistics get() {
    return calls.get(path, Body.nothing(), Statistics::of);
  }

  /// How often what happened, by the hour or by the day (UTC).
  ///
  /// `GET /issuers/{issuer}/statistics`, with the permission `events:read`.
  public Statistics get(StatisticsQuery query) {
    return calls.get(path, query.body(), Statistics::of);
  }
}
