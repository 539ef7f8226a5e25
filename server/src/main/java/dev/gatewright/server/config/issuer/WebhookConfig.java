package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.store.webhook.EventPattern;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import dev.gatewright.store.webhook.WebhookTable;
import java.util.List;
import java.util.Optional;

/// A webhook as a file declares it.
///
/// @param secret the one that the file gives; where it gives none, one is made and kept
public record WebhookConfig(
    WebhookId id,
    String url,
    List<EventPattern> events,
    boolean active,
    Optional<WebhookSecret> secret) {
  public WebhookConfig {
    events = List.copyOf(events);
  }

  public WebhookTable.Declared declared() {
    return new WebhookTable.Declared(id, url, events, active);
  }

  /// The webhook without its secret, for whoever compares or exports it.
  public static Document document(WebhookTable.Declared declared) {
    var json = JsonValues.newObject();
    json.put("id", declared.id().value());
    json.put("url", declared.url());
    json.set(
        "events", JsonValues.texts(declared.events().stream().map(EventPattern::text).toList()));
    if (!declared.active()) {
      json.put("active", false);
    }
    return Document.of(json);
  }
}
