package dev.gatewright.server.tenants;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.store.tenants.ProviderSecretTable;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A store in memory that carries plans out as a real one would.
final class RememberedState implements DeclaredState {
  private final Map<String, Document> documents = new HashMap<>();
  private final Map<String, Secret> secrets = new HashMap<>();
  private final Set<String> inClear = new HashSet<>();

  void carryOut(TenantsPlan plan) {
    plan.changes().forEach(this::carryOut);
  }

  private void carryOut(PlannedChange change) {
    if (change.kind() == PlannedChange.Kind.REMOVE) {
      documents.remove(change.subject());
      return;
    }
    documents.put(change.subject(), change.document());
    if (change.command() instanceof AdminCommand.DeclareIssuer issuer) {
      issuer.secrets().forEach(secret -> keep(issuer.issuer().value(), secret));
    }
    if (change.command() instanceof AdminCommand.RotateHookSecret hook) {
      keep(
          "secret " + change.subject(),
          hook.given()
              .<SecretChange>map(secret -> new SecretChange.Replace(secret.text()))
              .orElseGet(SecretChange.Generate::new));
    }
    if (change.command() instanceof AdminCommand.DeclareWebhook webhook) {
      keep("secret " + change.subject(), webhook.secret());
    }
    if (change.command() instanceof AdminCommand.DeclareClient client) {
      keep("secret " + change.subject(), client.secret());
      if (client.secretIsKey()) {
        inClear.add(change.subject());
      }
      keep("key " + change.subject(), client.signingKey());
    }
  }

  @Override
  public Optional<Document> webhook(String issuer, WebhookId webhook) {
    return Optional.ofNullable(documents.get("webhook " + issuer + "/" + webhook));
  }

  @Override
  public boolean isWebhookSecret(String issuer, WebhookId webhook, WebhookSecret secret) {
    return Optional.ofNullable(secrets.get("secret webhook " + issuer + "/" + webhook))
        .filter(kept -> kept.reveal().equals(secret.text().reveal()))
        .isPresent();
  }

  @Override
  public boolean hasHookSecret(String issuer, WebhookId hook) {
    return secrets.containsKey("secret hook " + issuer + "/" + hook);
  }

  @Override
  public boolean isHookSecret(String issuer, WebhookId hook, WebhookSecret secret) {
    return Optional.ofNullable(secrets.get("secret hook " + issuer + "/" + hook))
        .filter(kept -> kept.reveal().equals(secret.text().reveal()))
        .isPresent();
  }

  /// Nobody declares one.
  @Override
  public boolean hasSenderSecret(String issuer, TextChannel channel) {
    return channel == TextChannel.WHATSAPP;
  }

  private void keep(String issuer, ProviderSecretTable.Change change) {
    var name = "provider " + issuer + "/" + change.provider() + " ";
    switch (change) {
      case ProviderSecretTable.Change.Put(var _, var kind, var value) ->
          secrets.put(name + kind, new Secret(value.reveal()));
      case ProviderSecretTable.Change.Remove _ ->
          secrets.keySet().removeIf(kept -> kept.startsWith(name));
    }
  }

  private void keep(String name, SecretChange change) {
    switch (change) {
      case SecretChange.Keep _ -> {}
      case SecretChange.Replace(var value) -> secrets.put(name, new Secret(value.reveal()));
      case SecretChange.Generate _ -> secrets.put(name, new Secret("made up"));
      case SecretChange.Remove() -> secrets.remove(name);
    }
  }

  @Override
  public Optional<Document> issuer(String issuer) {
    return find("issuer " + issuer);
  }

  @Override
  public List<String> clients(String issuer) {
    var prefix = "client " + issuer + "/";
    return documents.keySet().stream()
        .filter(subject -> subject.startsWith(prefix))
        .map(subject -> subject.substring(prefix.length()))
        .sorted()
        .toList();
  }

  @Override
  public Optional<Document> client(String issuer, String client) {
    return find("client " + issuer + "/" + client);
  }

  @Override
  public Optional<Document> user(String issuer, String email) {
    return find("user " + issuer + "/" + email);
  }

  @Override
  public Optional<Document> organization(String issuer, String organization) {
    return find("organization " + issuer + "/" + organization);
  }

  @Override
  public Optional<Document> member(String issuer, String organization, String email) {
    return find("member " + issuer + "/" + organization + "/" + email);
  }

  @Override
  public boolean isClientSecret(String issuer, String client, Secret secret) {
    return Optional.of(secret)
        .equals(Optional.ofNullable(secrets.get("secret client " + issuer + "/" + client)));
  }

  @Override
  public boolean hasClientSecret(String issuer, String client) {
    return secrets.containsKey("secret client " + issuer + "/" + client);
  }

  @Override
  public boolean keepsSecretInClear(String issuer, String client) {
    return inClear.contains("client " + issuer + "/" + client);
  }

  @Override
  public boolean isSigningKey(String issuer, String client, Secret key) {
    return Optional.of(key)
        .equals(Optional.ofNullable(secrets.get("key client " + issuer + "/" + client)));
  }

  @Override
  public boolean hasSigningKey(String issuer, String client) {
    return secrets.containsKey("key client " + issuer + "/" + client);
  }

  @Override
  public List<String> providersWithSecrets(String issuer) {
    var prefix = "provider " + issuer + "/";
    return secrets.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length(), name.lastIndexOf(' ')))
        .sorted()
        .toList();
  }

  @Override
  public boolean hasProviderSecret(String issuer, String provider, String kind) {
    return secrets.containsKey("provider " + issuer + "/" + provider + " " + kind);
  }

  @Override
  public boolean isProviderSecret(String issuer, String provider, String kind, Secret secret) {
    return Optional.ofNullable(secrets.get("provider " + issuer + "/" + provider + " " + kind))
        .filter(secret::equals)
        .isPresent();
  }

  private Optional<Document> find(String name) {
    return Optional.ofNullable(documents.get(name));
  }
}
