package dev.gatewright.server.tenants;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.SettingsDocuments;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.WebhookConfig;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.tenants.KeptClient;
import dev.gatewright.store.tenants.KeptIssuer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Writes all that the store holds as a `tenants.yaml`, people as they are now. Secrets are left
/// out: applied to the same store the file keeps those that are there, applied to another one it
/// has new ones made.
///
/// A signing key cannot be made by one side alone, so the file asks the environment for it.
public final class TenantsExport {
  private static final int PAGE = 500;

  private final SqlStore store;
  private final SealedTables sealed;

  public TenantsExport(OpenStore open) {
    this(open.store(), open.sealed());
  }

  TenantsExport(SqlStore store, SealedTables sealed) {
    this.store = store;
    this.sealed = sealed;
  }

  /// The file as YAML.
  public static String yaml(ObjectNode file) {
    return YamlWriter.write(file);
  }

  /// The file as JSON, which `apply` takes as well: YAML has it in itself.
  public ObjectNode json() {
    var file = JsonNodeFactory.instance.objectNode();
    var issuers = file.putArray("issuers");
    for (var issuer : store.issuers().list()) {
      issuers.add(people(issuer.id(), settings(issuer)));
    }
    return escaped(file);
  }

  /// An issuer's settings with its clients and webhooks, without secrets and people. Refuses what
  /// it cannot read: a file without it would lose it somewhere else.
  ObjectNode settings(KeptIssuer kept) {
    var id = kept.id();
    StoredSettings.issuer(id.value(), kept.document());
    var issuer = Document.parse(kept.document()).tree();
    var clients = issuer.putArray("clients");
    sealed.clients().list(id).forEach(client -> clients.add(client(id, client)));
    var webhooks = issuer.putArray("webhooks");
    sealed
        .webhooks()
        .list(id)
        .forEach(webhook -> webhooks.add(WebhookConfig.document(webhook.declared()).tree()));
    return issuer;
  }

  private ObjectNode people(IssuerId id, ObjectNode issuer) {
    var byId = new HashMap<UserId, User>();
    var users = issuer.putArray("users");
    eachUser(
        new TenantId(id.value()),
        user -> {
          byId.put(user.id(), user);
          users.add(SettingsDocuments.of(StoredTenants.described(user)).tree());
        });
    organizations(new TenantId(id.value()), issuer.putArray("organizations"), byId);
    return issuer;
  }

  private static ObjectNode client(IssuerId issuer, KeptClient client) {
    StoredSettings.client(issuer.value(), client.id().value(), client.document());
    var tree = Document.parse(client.document()).tree();
    if (!client.secrets().isEmpty()) {
      tree.putObject("secret").put("generate", true);
    }
    client
        .signingKey()
        .ifPresent(
            _ -> tree.put("signing_key", signingKeyName(issuer.value(), client.id().value())));
    return tree;
  }

  /// How a file names a client's key that it does not have.
  static String signingKeyName(String issuer, String client) {
    var name = (issuer + "_" + client).replaceAll("[^A-Za-z0-9]", "_");
    return "${SIGNING_KEY_" + name.toUpperCase(Locale.ROOT) + "}";
  }

  private void eachUser(TenantId tenant, Consumer<User> each) {
    Optional<CanonicalEmail> after = Optional.empty();
    List<User> page;
    do {
      page = store.users().list(tenant, Optional.empty(), after, PAGE);
      page.forEach(each);
      after = page.isEmpty() ? after : Optional.of(page.getLast().email());
    } while (page.size() == PAGE);
  }

  private void organizations(TenantId tenant, ArrayNode into, Map<UserId, User> users) {
    for (var organization : store.organizations().list(tenant)) {
      var tree = SettingsDocuments.of(StoredTenants.described(organization)).tree();
      var members = tree.putArray("members");
      for (Membership member : store.organizations().membersOf(tenant, organization.id())) {
        Optional.ofNullable(users.get(member.user()))
            .ifPresent(user ->
                members.add(SettingsDocuments.of(StoredTenants.described(member, user)).tree()));
      }
      into.add(tree);
    }
  }

  /// What reads as a reference to the environment but is meant as written gets its second dollar.
  static ObjectNode escaped(ObjectNode object) {
    var copy = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(one ->
            copy.set(
                one.getKey(),
                one.getKey().equals("signing_key") ? one.getValue() : escaped(one.getValue())));
    return copy;
  }

  private static JsonNode escaped(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> escaped(object);
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> copy.add(escaped(item)));
        yield copy;
      }
      case StringNode text -> StringNode.valueOf(text.stringValue().replace("${", "$${"));
      default -> node;
    };
  }
}
