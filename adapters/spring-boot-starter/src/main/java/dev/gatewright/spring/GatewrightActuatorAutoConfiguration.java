package dev.gatewright.spring;

import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/// Keeps the secrets under `gatewright` out of the endpoints that show properties, even where the
/// application lets those show values.
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
final class GatewrightActuatorAutoConfiguration {
  @Bean
  SanitizingFunction gatewrightSecretsHidden() {
    return SanitizingFunction.sanitizeValue()
        .ifKeyMatches(GatewrightActuatorAutoConfiguration::isSecret);
  }

  /// However the property is spelled: `gatewright.client-secret`, `GATEWRIGHT_SESSION_SECRETS_0`.
  private static boolean isSecret(String key) {
    var name = key.toLowerCase(Locale.ROOT);
    return name.startsWith("gatewright") && name.contains("secret");
  }
}
