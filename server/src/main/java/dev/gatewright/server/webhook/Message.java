package dev.gatewright.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.store.events.KeptEvent;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a receiver is sent: an event as CloudEvents 1.0 in JSON, all in the body.
///
/// @param id the same however often it is sent
public record Message(String id, byte[] body) {
  public static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

  /// Before the names of our events, since a receiver may have other senders.
  private static final String TYPES = "dev.gatewright.";

  /// @param id the event's
  /// @param url the issuer's
  static Message of(String id, String url, KeptEvent event) {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("seq", event.seq());
    data.put("actor", event.actor());
    put(data, "details", event.details());
    event.personal().ifPresent(personal -> put(data, "person", personal));
    var message = message(id, url, event.name(), event.at());
    event.subject().ifPresent(user -> message.put("subject", user));
    message.set("data", data);
    return new Message(id, bytes(message));
  }

  /// One that tells of nothing, for whoever wants to see that messages arrive.
  ///
  /// @param nonce tells it from others of its kind
  public static Message test(String issuer, String url, String nonce, Instant at) {
    var id = issuer + ":test:" + nonce;
    var message = message(id, url, "webhook.test", at);
    message.putObject("data").put("actor", "operator:command line").putObject("details");
    return new Message(id, bytes(message));
  }

  /// One that asks for something, which no event tells.
  ///
  /// @param name without what stands before the names of all of ours
  public static Message asking(String id, String url, String name, Instant at, ObjectNode data) {
    var message = message(id, url, name, at);
    message.set("data", data);
    return new Message(id, bytes(message));
  }

  private static ObjectNode message(String id, String url, String event, Instant at) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("specversion", "1.0")
        .put("id", id)
        .put("source", url)
        .put("type", TYPES + event)
        .put("time", at.toString())
        .put("datacontenttype", "application/json");
  }

  private static void put(ObjectNode data, String name, Map<String, String> fields) {
    if (!fields.isEmpty()) {
      fields.forEach(data.putObject(name)::put);
    }
  }

  private static byte[] bytes(ObjectNode message) {
    return message.toString().getBytes(UTF_8);
  }
}
