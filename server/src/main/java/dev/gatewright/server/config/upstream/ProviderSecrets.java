package dev.gatewright.server.config.upstream;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.config.upstream.ProviderSettings.SecretKind;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/// The secrets that a file gives for an issuer's providers. They are read apart from the settings,
/// which are stored and shown.
public final class ProviderSecrets {
  private ProviderSecrets() {}

  /// The secret of each provider for which the file has one.
  public static Map<ProviderName, Secret> read(Fields issuer, String key) {
    var secrets = new LinkedHashMap<ProviderName, Secret>();
    if (!(issuer.node(key).orElse(null) instanceof Mapping providers)) {
      return secrets;
    }
    for (var entry : providers.entries()) {
      var name = ProviderName.parse(entry.key());
      if (name.isEmpty() || !(entry.value() instanceof Mapping provider)) {
        continue; // Told where the settings are read.
      }
      for (var kind : SecretKind.values()) {
        var at = issuer.pathOf(key) + "." + entry.key() + "." + kind.key();
        var value = provider.get(kind.key());
        value
            .flatMap(node -> issuer.context().readSecret(node, at))
            .ifPresent(secret -> {
              if (kind == SecretKind.PRIVATE_KEY && PemKey.parse(secret.reveal()).isEmpty()) {
                issuer
                    .context()
                    .problems()
                    .error(
                        value.orElseThrow().place(),
                        at,
                        "is no private RSA or EC key as PEM (PKCS #8)",
                        "Write { file: key.pem } with what begins -----BEGIN PRIVATE KEY-----.");
              }
              secrets.put(name.get(), secret);
            });
      }
    }
    return secrets;
  }
}
