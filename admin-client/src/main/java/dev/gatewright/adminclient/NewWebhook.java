// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Declares one, from the next event on.
///
/// Immutable: each method answers with another one.
public final class NewWebhook {
  private final Body body;

  private NewWebhook(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param id at most 32 small letters, digits and `-`
  /// @param url https; http for loopback hosts alone
  /// @param events 1 to 64 names of events, or beginnings such as `user.*`
  public static NewWebhook of(String id, String url, List<String> events) {
    return new NewWebhook(Body.nothing().with("id", id).with("url", url).with("events", events));
  }

  /// True where it is not said.
  public NewWebhook active(boolean active) {
    return new NewWebhook(body.with("active", active));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewWebhook" + body;
  }
}
