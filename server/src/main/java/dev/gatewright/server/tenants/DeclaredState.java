package dev.gatewright.server.tenants;

import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import java.util.List;
import java.util.Optional;

/// What the store holds of the things that `tenants.yaml` can declare, as the documents that were
/// written when they were applied. Reads only; an absent answer means that there is no such thing.
public interface DeclaredState {
  Optional<Document> issuer(String issuer);

  /// The ids of all its clients, in order.
  List<String> clients(String issuer);

  Optional<Document> client(String issuer, String client);

  /// A user by canonical e-mail address.
  Optional<Document> user(String issuer, String email);

  Optional<Document> organization(String issuer, String organization);

  /// A membership by organization and canonical e-mail address.
  Optional<Document> member(String issuer, String organization, String email);

  /// Whether `secret` is the client's secret; false also when it has none.
  boolean isClientSecret(String issuer, String client, Secret secret);

  /// Whether the client has any secret.
  boolean hasClientSecret(String issuer, String client);

  /// Whether the client's secrets can be read again: most are kept as a hash alone.
  boolean keepsSecretInClear(String issuer, String client);

  /// Whether `key` is the client's HS256 key; false also when it has none.
  boolean isSigningKey(String issuer, String client, Secret key);

  /// Whether the client has any HS256 key.
  boolean hasSigningKey(String issuer, String client);

  /// A webhook without its secret.
  Optional<Document> webhook(String issuer, WebhookId webhook);

  /// Whether the webhook signs with `secret`; false also when there is none.
  boolean isWebhookSecret(String issuer, WebhookId webhook, WebhookSecret secret);

  /// The providers of which a secret is kept, in order.
  List<String> providersWithSecrets(String issuer);

  /// Whether a secret of this kind is kept for the provider.
  boolean hasProviderSecret(String issuer, String provider, String kind);

  /// Whether it is this one.
  boolean isProviderSecret(String issuer, String provider, String kind, Secret secret);

  /// Whether the hook has a secret.
  boolean hasHookSecret(String issuer, WebhookId hook);

  /// Whether the hook signs with `secret`; false also when there is none.
  boolean isHookSecret(String issuer, WebhookId hook, WebhookSecret secret);

  /// Whether the sender of this channel has a secret.
  boolean hasSenderSecret(String issuer, TextChannel channel);

  /// A store that holds nothing.
  static DeclaredState empty() {
    return new DeclaredState() {
      @Override
      public Optional<Document> issuer(String issuer) {
        return Optional.empty();
      }

      @Override
      public List<String> clients(String issuer) {
        return List.of();
      }

      @Override
      public Optional<Document> client(String issuer, String client) {
        return Optional.empty();
      }

      @Override
      public Optional<Document> user(String issuer, String email) {
        return Optional.empty();
      }

      @Override
      public Optional<Document> organization(String issuer, String organization) {
        return Optional.empty();
      }

      @Override
      public Optional<Document> member(String issuer, String organization, String email) {
        return Optional.empty();
      }

      @Override
      public boolean isClientSecret(String issuer, String client, Secret secret) {
        return false;
      }

      @Override
      public boolean hasClientSecret(String issuer, String client) {
        return false;
      }

      @Override
      public boolean keepsSecretInClear(String issuer, String client) {
        return false;
      }

      @Override
      public boolean isSigningKey(String issuer, String client, Secret key) {
        return false;
      }

      @Override
      public boolean hasSigningKey(String issuer, String client) {
        return false;
      }

      @Override
      public Optional<Document> webhook(String issuer, WebhookId webhook) {
        return Optional.empty();
      }

      @Override
      public boolean isWebhookSecret(String issuer, WebhookId webhook, WebhookSecret secret) {
        return false;
      }

      @Override
      public boolean hasHookSecret(String issuer, WebhookId hook) {
        return false;
      }

      @Override
      public boolean isHookSecret(String issuer, WebhookId hook, WebhookSecret secret) {
        return false;
      }

      @Override
      public boolean hasSenderSecret(String issuer, TextChannel channel) {
        return false;
      }

      @Override
      public List<String> providersWithSecrets(String issuer) {
        return List.of();
      }

      @Override
      public boolean hasProviderSecret(String issuer, String provider, String kind) {
        return false;
      }

      @Override
      public boolean isProviderSecret(String issuer, String provider, String kind, Secret secret) {
        return false;
      }
    };
  }
}
