package dev.gatewright.spring;

import dev.gatewright.client.IdpClient;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;

/// Says that there is no login, in an application that has the starter and nothing to start.
@AutoConfiguration(after = GatewrightAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnMissingBean(IdpClient.class)
final class GatewrightAbsence {
  GatewrightAbsence() {
    LoggerFactory.getLogger(GatewrightAutoConfiguration.class)
        .warn(
            "gatewright.issuer is not set: nobody can log in. Set it, gatewright.client-id and"
                + " gatewright.base-url, or take the starter out of the application.");
  }
}
