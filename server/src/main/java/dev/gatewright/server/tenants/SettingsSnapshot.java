package dev.gatewright.server.tenants;

import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.issuer.IssuerConfig;
import dev.gatewright.server.config.issuer.SettingsDocuments;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.config.issuer.WebhookConfig;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.tenants.PlannedChange.Kind;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.events.SettingHistory.Proof;
import dev.gatewright.store.events.SettingHistory.State;
import dev.gatewright.store.tenants.KeptIssuer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The settings of issuers with their clients and webhooks, as a `tenants.yaml` has them: without
/// secrets, people and organizations.
///
/// @param issuers by id
public record SettingsSnapshot(Map<String, ObjectNode> issuers) {
  private static final String CLIENTS = "clients";
  private static final String WEBHOOKS = "webhooks";
  private static final List<String> SECRETS = List.of("secret", "signing_key");

  public SettingsSnapshot {
    issuers = new TreeMap<>(issuers);
  }

  /// As the store has them; issuers that cannot be read are left out.
  public static SettingsSnapshot of(OpenStore open) {
    var export = new TenantsExport(open);
    var issuers = new TreeMap<String, ObjectNode>();
    for (var issuer : open.store().issuers().list()) {
      try {
        issuers.put(issuer.id().value(), export.settings(issuer));
      } catch (UnreadableRow _) {
        // Nobody is served by it either; doctor names it.
      }
    }
    return new SettingsSnapshot(issuers);
  }

  /// Those of one issuer.
  static SettingsSnapshot of(SqlStore store, SealedTables sealed, KeptIssuer issuer) {
    return new SettingsSnapshot(
        Map.of(issuer.id().value(), new TenantsExport(store, sealed).settings(issuer)));
  }

  /// The same with what some things of an issuer were, by kind and id such as `client/web`: the
  /// issuer itself is `issuer/`. Empty where the issuer was not there.
  Optional<SettingsSnapshot> with(String issuer, Map<String, Optional<State>> things) {
    var now = issuers.getOrDefault(issuer, JsonValues.newObject());
    var itself = things.get("issuer/");
    if (itself != null && itself.isEmpty()) {
      return Optional.empty();
    }
    var tree =
        itself == null
            ? now.deepCopy()
            : Document.parseOrEmpty(itself.orElseThrow().document()).tree().deepCopy();
    for (var list : List.of(CLIENTS, WEBHOOKS)) {
      var kind = list.substring(0, list.length() - 1);
      var array = JsonValues.newObject().putArray(list);
      now.path(list)
          .valueStream()
          .filter(one -> !things.containsKey(kind + "/" + one.path("id").asString("")))
          .forEach(array::add);
      things.forEach((name, state) -> {
        if (name.startsWith(kind + "/")) {
          state.ifPresent(was -> array.add(thing(issuer, kind, was)));
        }
      });
      tree.set(list, array);
    }
    var with = new TreeMap<>(issuers);
    with.put(issuer, tree);
    return Optional.of(new SettingsSnapshot(with));
  }

  private static ObjectNode thing(String issuer, String kind, State state) {
    var tree = Document.parseOrEmpty(state.document()).tree();
    if (kind.equals("client") && state.proofs().contains(Proof.SECRET)) {
      tree.putObject("secret").put("generate", true);
    }
    if (state.proofs().contains(Proof.SIGNING_KEY)) {
      var id = tree.path("id").asString("");
      tree.put("signing_key", TenantsExport.signingKeyName(issuer, id));
    }
    return tree;
  }

  /// As a file has them.
  public static SettingsSnapshot of(TenantsConfig file) {
    var issuers = new TreeMap<String, ObjectNode>();
    file.issuers().forEach(issuer -> issuers.put(issuer.id(), tree(issuer)));
    return new SettingsSnapshot(issuers);
  }

  private static ObjectNode tree(IssuerConfig issuer) {
    var tree = SettingsDocuments.of(issuer.settings()).tree();
    var clients = tree.putArray(CLIENTS);
    issuer.clients().forEach(client -> clients.add(tree(client)));
    var webhooks = tree.putArray(WEBHOOKS);
    issuer
        .webhooks()
        .forEach(webhook -> webhooks.add(WebhookConfig.document(webhook.declared()).tree()));
    return tree;
  }

  private static ObjectNode tree(ClientConfig client) {
    var tree = client.document().tree();
    client.secret().ifPresent(_ -> tree.put("secret", true));
    client.signingKey().ifPresent(_ -> tree.put("signing_key", true));
    return tree;
  }

  /// As [#json] or the history wrote them.
  public static SettingsSnapshot parse(Map<String, String> issuers) {
    var parsed = new TreeMap<String, ObjectNode>();
    issuers.forEach((id, text) -> {
      if (JsonText.read(text) instanceof ObjectNode tree) {
        parsed.put(id, tree);
      }
    });
    return new SettingsSnapshot(parsed);
  }

  /// As [#json] wrote them.
  public static SettingsSnapshot parse(JsonNode json) {
    var parsed = new TreeMap<String, ObjectNode>();
    json.path("issuers")
        .properties()
        .forEach(one -> {
          if (one.getValue() instanceof ObjectNode tree) {
            parsed.put(one.getKey(), tree);
          }
        });
    return new SettingsSnapshot(parsed);
  }

  public ObjectNode json() {
    var json = JsonValues.newObject();
    json.putObject("issuers").setAll(issuers);
    return json;
  }

  /// What this one has of the things that the other has too.
  public SettingsSnapshot within(SettingsSnapshot other) {
    var kept = new TreeMap<String, ObjectNode>();
    issuers.forEach((id, tree) -> {
      var theirs = Optional.ofNullable(other.issuers.get(id));
      if (theirs.isPresent()) {
        var copy = tree.deepCopy();
        for (var list : List.of(CLIENTS, WEBHOOKS)) {
          var array = copy.putArray(list);
          var named = ids(theirs.get(), list);
          tree.path(list)
              .valueStream()
              .filter(one -> named.contains(one.path("id").asString("")))
              .forEach(array::add);
        }
        kept.put(id, copy);
      }
    });
    return new SettingsSnapshot(kept);
  }

  static Collection<String> ids(ObjectNode issuer, String list) {
    return issuer.path(list).valueStream().map(one -> one.path("id").asString("")).toList();
  }

  /// What has to become of this to be the other.
  public List<ToldChange> changesTo(SettingsSnapshot other) {
    var before = things();
    var after = other.things();
    var subjects = new TreeSet<>(before.keySet());
    subjects.addAll(after.keySet());
    var changes = new ArrayList<ToldChange>();
    for (var subject : subjects) {
      var old = Optional.ofNullable(before.get(subject));
      var now = Optional.ofNullable(after.get(subject));
      if (old.isEmpty() || now.isEmpty()) {
        var kind = old.isEmpty() ? Kind.ADD : Kind.REMOVE;
        changes.add(new ToldChange(kind, subject, List.of(), Optional.empty()));
      } else if (!old.get().equals(now.get())) {
        var differences = between(old.get(), now.get());
        changes.add(new ToldChange(Kind.CHANGE, subject, differences, Optional.empty()));
      }
    }
    return changes;
  }

  private static List<Difference> between(ObjectNode before, ObjectNode after) {
    var differences = new ArrayList<>(Differences.between(plain(before), plain(after)));
    SECRETS.stream()
        .filter(name -> before.has(name) != after.has(name))
        .map(Difference::secret)
        .forEach(differences::add);
    return differences;
  }

  private static Document plain(ObjectNode thing) {
    return Document.of(thing.deepCopy().without(SECRETS));
  }

  /// Each thing by its subject; of its secrets, whether there are any.
  private Map<String, ObjectNode> things() {
    var things = new TreeMap<String, ObjectNode>();
    issuers.forEach((id, tree) -> {
      things.put("issuer " + id, tree.deepCopy().without(List.of(CLIENTS, WEBHOOKS)));
      each(tree, CLIENTS, (name, one) -> things.put("client " + id + "/" + name, one));
      each(tree, WEBHOOKS, (name, one) -> things.put("webhook " + id + "/" + name, one));
    });
    return things;
  }

  private static void each(ObjectNode issuer, String list, BiConsumer<String, ObjectNode> use) {
    for (var one : issuer.path(list)) {
      if (one instanceof ObjectNode thing) {
        var copy = thing.deepCopy();
        SECRETS.stream().filter(copy::has).forEach(name -> copy.put(name, true));
        use.accept(thing.path("id").asString(""), copy);
      }
    }
  }
}
