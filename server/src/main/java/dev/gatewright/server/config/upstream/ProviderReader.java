package dev.gatewright.server.config.upstream;

import static dev.gatewright.server.config.upstream.ProviderKeys.ALLOWED_DOMAINS;
import static dev.gatewright.server.config.upstream.ProviderKeys.AUTHORIZATION_ENDPOINT;
import static dev.gatewright.server.config.upstream.ProviderKeys.EMAILS_ENDPOINT;
import static dev.gatewright.server.config.upstream.ProviderKeys.ISSUER;
import static dev.gatewright.server.config.upstream.ProviderKeys.KEY_ID;
import static dev.gatewright.server.config.upstream.ProviderKeys.SUBJECT;
import static dev.gatewright.server.config.upstream.ProviderKeys.TEAM_ID;
import static dev.gatewright.server.config.upstream.ProviderKeys.TENANTS;
import static dev.gatewright.server.config.upstream.ProviderKeys.TOKEN_ENDPOINT;
import static dev.gatewright.server.config.upstream.ProviderKeys.TOKEN_ENDPOINT_AUTH;
import static dev.gatewright.server.config.upstream.ProviderKeys.TRUST_EMAIL;
import static dev.gatewright.server.config.upstream.ProviderKeys.USERINFO_ENDPOINT;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Settings;
import java.util.List;

/// Reads one provider, and checks what must fit together in it.
final class ProviderReader {
  private final Fields fields;
  private final ProviderSettings settings;

  private ProviderReader(Fields fields, ProviderSettings settings) {
    this.fields = fields;
    this.settings = settings;
  }

  static ProviderSettings read(Fields fields, ProviderName name) {
    var said = Settings.read(fields, ProviderKeys.ALL);
    var key = fields.has("private_key");
    if (key && !said.has(TOKEN_ENDPOINT_AUTH) && preset(said) != ProviderPreset.APPLE) {
      said = said.with(TOKEN_ENDPOINT_AUTH, ProviderAuth.PRIVATE_KEY_JWT);
    }
    var settings = new ProviderSettings(name, fields.text("client_id").orElse(""), said);
    new ProviderReader(fields, settings).check();
    return settings;
  }

  private static ProviderPreset preset(Settings said) {
    return said.get(ProviderKeys.PRESET).orElse(ProviderPreset.CUSTOM);
  }

  private void check() {
    if (fields.has("client_id") && settings.clientId().isBlank()) {
      fields.error("client_id", "is empty", "Write the id that the provider gave.");
    }
    if (settings.isOpenId()) {
      openId();
    } else {
      plain();
    }
    proof();
    tenants();
    trust();
  }

  private void openId() {
    for (var setting :
        List.of(AUTHORIZATION_ENDPOINT, TOKEN_ENDPOINT, USERINFO_ENDPOINT, EMAILS_ENDPOINT)) {
      if (settings.said().has(setting)) {
        fields.error(
            setting.name(),
            "stands beside an issuer, which says itself where everything is",
            "Remove it; it is for OAuth 2.0 providers without ID tokens.");
      }
    }
    if (settings.said().has(SUBJECT)) {
      fields.error(
          "claims",
          "names another subject than sub, which an ID token always has",
          "Remove claims.subject.");
    }
  }

  private void plain() {
    if (settings.scopes().contains("openid")) {
      fields.error(
          ProviderKeys.SCOPES.name(),
          "asks for openid, and so for the ID token that this provider does not give",
          "Remove it, or write issuer if the provider speaks OpenID Connect.");
    }
    if (settings.said().has(ISSUER)) {
      fields.error(
          ISSUER.name(), "is not for a provider without ID tokens", "Remove it or the preset.");
    }
    if (!settings.isOpenToChoice()) {
      return;
    }
    if (!settings.said().has(AUTHORIZATION_ENDPOINT)) {
      fields.error(
          "client_id",
          "stands without a provider",
          "Write preset, or issuer, or authorization_endpoint, token_endpoint and"
              + " userinfo_endpoint.");
      return;
    }
    for (var setting : List.of(TOKEN_ENDPOINT, USERINFO_ENDPOINT)) {
      if (!settings.said().has(setting)) {
        fields.error(
            AUTHORIZATION_ENDPOINT.name(),
            "stands without " + setting.name(),
            "Add " + setting.name() + ".");
      }
    }
    if (!settings.said().has(SUBJECT)) {
      fields.error(
          AUTHORIZATION_ENDPOINT.name(),
          "stands without claims.subject",
          "Write where userinfo_endpoint has the id of a person: claims: { subject: id }.");
    }
  }

  private void proof() {
    var apple = settings.preset() == ProviderPreset.APPLE;
    for (var setting : List.of(TEAM_ID, KEY_ID)) {
      if (apple && settings.get(setting).isBlank()) {
        fields.error("preset", "needs " + setting.name(), "Add " + setting.name() + ".");
      }
    }
    if (!apple && settings.said().has(TEAM_ID)) {
      fields.error(TEAM_ID.name(), "is for preset: apple", "Remove it.");
    }
    if (apple && settings.said().has(TOKEN_ENDPOINT_AUTH)) {
      fields.error(TOKEN_ENDPOINT_AUTH.name(), "cannot be chosen at Apple", "Remove it.");
    }
    var wanted = settings.secretKind().map(ProviderSettings.SecretKind::key).orElse("");
    for (var key : List.of("client_secret", "private_key")) {
      if (fields.has(key) && !key.equals(wanted)) {
        fields.error(
            key,
            "is not what this provider is shown",
            wanted.isEmpty() ? "Remove it." : "Remove it; write " + wanted + ".");
      }
    }
  }

  private void tenants() {
    if (settings.preset() != ProviderPreset.MICROSOFT) {
      if (settings.said().has(TENANTS)) {
        fields.error(TENANTS.name(), "is for preset: microsoft", "Remove it.");
      }
      return;
    }
    if (settings.get(TENANTS).isEmpty() && settings.isOfSeveralTenants()) {
      fields.warning(
          "preset",
          "lets in everybody with a Microsoft account, of every company and private ones",
          "Name the tenants whose people may sign in.");
    }
  }

  private void trust() {
    var trust = settings.get(TRUST_EMAIL);
    var domains = settings.get(ALLOWED_DOMAINS);
    if (trust == TrustEmail.ALWAYS && domains.isEmpty()) {
      fields.error(
          TRUST_EMAIL.name(),
          "would take any address on the provider's bare word",
          "Name allowed_domains, or write verified.");
    }
    if (trust == TrustEmail.ALWAYS && settings.isOfSeveralTenants()) {
      fields.error(
          TRUST_EMAIL.name(),
          "would let every tenant claim any address in allowed_domains",
          "Write never, or name one tenant.");
    }
    if (trust == TrustEmail.NEVER
        && !domains.isEmpty()
        && settings.get(ProviderKeys.DOMAIN).isEmpty()) {
      fields.error(
          ALLOWED_DOMAINS.name(),
          "lets nobody in, since no address of this provider counts",
          "Remove it, or trust_email: never.");
    }
  }
}
