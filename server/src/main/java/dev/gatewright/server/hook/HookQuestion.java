package dev.gatewright.server.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.webhook.Message;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What hooks are asked: one JSON document, of which each hook gets its own id.
///
/// @param tenant whose hooks are asked
/// @param details what is asked about, by the names that the documentation has
public record HookQuestion(Tenant tenant, ObjectNode details) {
  static final String CONTENT_TYPE = "application/json; charset=utf-8";

  private static final String TYPES = "dev.gatewright.hook.";

  /// About nothing yet.
  public static HookQuestion of(Tenant tenant) {
    return new HookQuestion(tenant, JsonValues.newObject());
  }

  public HookQuestion with(String name, String value) {
    details.put(name, value);
    return this;
  }

  public HookQuestion with(String name, JsonNode value) {
    details.set(name, value);
    return this;
  }

  public HookQuestion with(String name, Optional<String> value) {
    value.ifPresent(said -> details.put(name, said));
    return this;
  }

  /// The question as this hook is asked.
  ///
  /// @param nonce tells it from others
  Message message(HookConfig hook, String nonce, Instant now) {
    var id = tenant.id().value() + ":hook:" + nonce;
    var document = JsonValues.newObject();
    document.put("type", TYPES + hook.on().name().toLowerCase(Locale.ROOT));
    document.put("id", id);
    document.put("time", now.toString());
    document.put("issuer", tenant.issuer().url());
    document.put("hook", hook.id().value());
    document.setAll(details);
    return new Message(id, document.toString().getBytes(UTF_8));
  }
}
