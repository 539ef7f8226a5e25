package dev.gatewright.spring;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpClientBuilder;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.resource.TokenVerifierBuilder;
import dev.gatewright.client.web.StateCipher;
import dev.gatewright.spring.GatewrightProperties.Store;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the properties say, checked: a mistake is told before anybody tries to log in.
final class CheckedProperties {
  private static final Logger LOG = LoggerFactory.getLogger(GatewrightAutoConfiguration.class);
  private static final String SECRETS = "gatewright.session.secrets";

  private final GatewrightProperties properties;

  CheckedProperties(GatewrightProperties properties) {
    this.properties = properties;
  }

  /// The client that the properties describe.
  ///
  /// @throws MisconfiguredException if they describe none
  IdpClientBuilder client() {
    requireText("gatewright.client-id", properties.clientId(), "the client's identifier");
    var builder = IdpClient.builder();
    try {
      builder.issuer(properties.issuer().strip());
    } catch (IllegalArgumentException notAnIssuer) {
      throw new MisconfiguredException(
          "gatewright.issuer",
          "is no issuer identifier: " + notAnIssuer.getMessage(),
          "Set it to the provider's issuer, letter for letter as its"
              + " /.well-known/openid-configuration names it.");
    }
    if (!properties.clientSecret().isEmpty()) {
      builder.clientSecret(properties.clientSecret().reveal());
    }
    return builder
        .clientId(properties.clientId().strip())
        .redirectUri(properties.effectiveRedirectUri())
        .refreshSkew(properties.refreshSkew())
        .clockSkew(properties.clockSkew())
        .connectTimeout(properties.connectTimeout())
        .requestTimeout(properties.requestTimeout());
  }

  /// What checks the access tokens of an API's requests.
  TokenVerifierBuilder verifier() {
    return TokenVerifier.builder()
        .issuer(properties.issuer().strip())
        .audience(properties.api().audience().strip())
        .types(properties.api().types().toArray(String[]::new))
        .clockSkew(properties.clockSkew())
        .connectTimeout(properties.connectTimeout())
        .requestTimeout(properties.requestTimeout());
  }

  /// The secrets of the cookies. Where sessions are in the memory of this process anyway, the
  /// application need not have any.
  ///
  /// @throws MisconfiguredException if it must have one and has not, or one is too short
  List<String> secrets(SecureRandom random) {
    var secrets =
        properties.session().secrets().stream()
            .filter(each -> !each.isEmpty())
            .map(Secret::reveal)
            .toList();
    if (secrets.stream().anyMatch(CheckedProperties::isShort)) {
      throw new MisconfiguredException(
          SECRETS,
          "has a secret of less than " + StateCipher.MIN_SECRET_LENGTH + " bytes",
          "Make one with: openssl rand -base64 32");
    }
    if (!secrets.isEmpty()) {
      return secrets;
    }
    if (properties.session().store() != Store.HTTP) {
      throw new MisconfiguredException(
          SECRETS,
          "is not set, and the sessions of gatewright.session.store="
              + properties.session().store().name().toLowerCase(Locale.ROOT)
              + " are encrypted with it",
          "Make a secret with: openssl rand -base64 32, and give it to every node of the"
              + " application, as the environment variable GATEWRIGHT_SESSION_SECRETS_0 for"
              + " example.");
    }
    LOG.info(
        "{} is not set: this run has a secret of its own. Logins that are under way when the"
            + " application restarts, or that come back to another node, have to start again.",
        SECRETS);
    var secret = new byte[StateCipher.MIN_SECRET_LENGTH];
    random.nextBytes(secret);
    return List.of(Base64.getEncoder().encodeToString(secret));
  }

  private static boolean isShort(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8).length < StateCipher.MIN_SECRET_LENGTH;
  }

  private static void requireText(String property, String value, String what) {
    if (value.isBlank()) {
      throw new MisconfiguredException(
          property, "is not set", "Set it to " + what + " at the provider.");
    }
  }
}
