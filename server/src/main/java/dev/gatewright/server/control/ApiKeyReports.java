package dev.gatewright.server.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.Secret;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.KeptApiKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Keys of programs, for people and for programs.
final class ApiKeyReports {
  private static final String USE =
      "Send both with each request as HTTP Basic: the id in place of the user, the secret in place"
          + " of the password.";

  private ApiKeyReports() {}

  static Report created(KeptApiKey key, Secret secret) {
    var where = key.issuer().map(issuer -> " of " + issuer).orElse("");
    var until = key.expiresAt().map(at -> ", until " + Sentences.seconds(at)).orElse("");
    var done = "made %s (%s): %s%s%s".formatted(key.id(), key.name(), key.role(), where, until);
    var shown = secret.reveal();
    var pair = Base64.getEncoder().encodeToString((key.id() + ":" + shown).getBytes(UTF_8));
    var json =
        Report.object()
            .put("done", done)
            .put("id", key.id().value())
            .put("secret", shown)
            .put("use", USE)
            .put("authorization", "Basic " + pair)
            .put("role", key.role());
    key.issuer().ifPresent(issuer -> json.put("issuer", issuer.value()));
    lists(json, key);
    key.expiresAt().ifPresent(at -> json.put("ends", Sentences.seconds(at)));
    return Report.of(done + "\nsecret, shown this once: " + shown + "\n\n" + USE, json);
  }

  static Report list(AdminResult.ApiKeys keys) {
    var table =
        new Table(
            "KEY",
            "NAME",
            "ROLE",
            "ISSUER",
            "SCOPES",
            "FROM",
            "STATE",
            "MADE",
            "BY",
            "ENDS",
            "LAST USED");
    for (var key : keys.keys()) {
      table.row(
          key.id().value(),
          key.name(),
          key.role(),
          key.issuer().map(IssuerId::value).orElse("-"),
          scopes(key),
          key.addresses().isEmpty() ? "-" : String.join(" ", key.addresses()),
          state(key, keys.now()),
          Sentences.seconds(key.createdAt()),
          key.createdBy(),
          key.revokedAt().or(key::expiresAt).map(Sentences::seconds).orElse("-"),
          key.lastUsedAt().map(Sentences::seconds).orElse("-"));
    }
    var report = Report.list("keys", table, "no keys");
    for (int at = 0; at < keys.keys().size(); at++) {
      var json = (ObjectNode) report.json().path("keys").path(at);
      lists(json, keys.keys().get(at));
    }
    return report;
  }

  /// For programs, lists as lists, and the scopes whether they are the role's or fewer.
  private static void lists(ObjectNode json, KeptApiKey key) {
    key.permissions().forEach(json.putArray("scopes")::add);
    key.addresses().forEach(json.putArray("from")::add);
  }

  /// Said where they are others than keys of the role have.
  private static String scopes(KeptApiKey key) {
    List<String> ofRole =
        Role.parse(key.role())
            .map(role -> role.permissionsOfKeys().stream().map(Permission::key).toList())
            .orElse(List.of());
    return Set.copyOf(key.permissions()).equals(Set.copyOf(ofRole))
        ? "-"
        : String.join(" ", key.permissions());
  }

  private static String state(KeptApiKey key, Instant now) {
    return key.revokedAt().isPresent() ? "revoked" : key.isExpired(now) ? "expired" : "active";
  }
}
