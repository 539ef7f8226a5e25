package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import java.util.LinkedHashMap;
import java.util.Map;

/// The secrets that a file gives for an issuer's hooks. They are read apart from the settings,
/// which are stored and shown.
final class HookSecrets {
  private HookSecrets() {}

  /// The secret of each hook for which the file has one.
  static Map<WebhookId, WebhookSecret> read(Fields issuer) {
    var secrets = new LinkedHashMap<WebhookId, WebhookSecret>();
    for (var item : issuer.sections(HookKeys.KEY)) {
      var secret = WebhookReader.secret(item);
      var id = item.text("id").flatMap(WebhookId::parse);
      if (id.isPresent() && secret.isPresent()) {
        secrets.put(id.get(), secret.get());
      }
    }
    return secrets;
  }
}
