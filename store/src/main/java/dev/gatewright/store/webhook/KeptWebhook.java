package dev.gatewright.store.webhook;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A webhook as it is kept, without its secrets.
///
/// @param url where it is called
/// @param active as declared; nothing is collected for one that is not
/// @param offAt since when its receiver wants no more
/// @param seen the last event that was looked at for it
/// @param failures attempts that failed since the last that did not
/// @param waiting deliveries that were not made yet
public record KeptWebhook(
    IssuerId issuer,
    WebhookId id,
    String url,
    List<EventPattern> events,
    boolean active,
    Optional<Instant> offAt,
    long seen,
    int failures,
    int waiting) {
  public KeptWebhook {
    events = List.copyOf(events);
  }

  /// Whether anything is sent to it: neither who declared it nor its receiver wants it off.
  public boolean isOn() {
    return active && offAt.isEmpty();
  }

  /// What it was declared to be.
  public WebhookTable.Declared declared() {
    return new WebhookTable.Declared(id, url, events, active);
  }

  /// Whether it is for an event of this name.
  public boolean takes(String event) {
    return events.stream().anyMatch(pattern -> pattern.matches(event));
  }
}
