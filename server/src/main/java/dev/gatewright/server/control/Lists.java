package dev.gatewright.server.control;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.User;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.server.config.yaml.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Lists as tables.
final class Lists {
  private Lists() {}

  static Report users(AdminResult.Users users) {
    var table = new Table("EMAIL", "STATUS", "ROLE", "NAME", "ID");
    for (var user : users.users()) {
      table.row(
          user.email().value(),
          status(user),
          user.role().orElse("-"),
          user.claims().one("name").map(Object::toString).orElse("-"),
          user.id().value());
    }
    var report = Report.list("users", table, "no users");
    if (!users.more()) {
      return report;
    }
    var last = users.users().getLast().email().value();
    report.json().put("after", last);
    return report.with("\nThere may be more: add --after " + last);
  }

  static Report user(AdminResult.UserShown shown) {
    var user = shown.user();
    var table = new Table("WHAT", "VALUE");
    table.row("id", user.id().value());
    table.row("email", user.emailAsTyped() + (user.emailVerified() ? "" : " (not verified)"));
    table.row("status", status(user));
    table.row("role", user.role().orElse("-"));
    table.row("password", shown.hasPassword() ? "yes" : "none");
    table.row("made", Sentences.seconds(user.createdAt()));
    table.row("changed", Sentences.seconds(user.updatedAt()));
    user.signedOutAt().ifPresent(at -> table.row("signed out everywhere", Sentences.seconds(at)));
    user.claims().values().forEach((name, value) -> table.row(name, value.toString()));
    for (var membership : shown.memberships()) {
      table.row("organization", membership.organization().value());
    }
    table.row("live sessions", Integer.toString(shown.sessions().size()));
    return Report.of(table.text(), json(shown));
  }

  /// The account for programs: each value in its own type, and lists as lists.
  private static ObjectNode json(AdminResult.UserShown shown) {
    var user = shown.user();
    var json =
        Report.object()
            .put("id", user.id().value())
            .put("email", user.emailAsTyped())
            .put("email_verified", user.emailVerified())
            .put("status", status(user));
    user.role().ifPresent(role -> json.put("role", role));
    json.put("has_password", shown.hasPassword())
        .put("made", Sentences.seconds(user.createdAt()))
        .put("changed", Sentences.seconds(user.updatedAt()));
    user.signedOutAt().ifPresent(at -> json.put("signed_out_everywhere", Sentences.seconds(at)));
    json.set("claims", JsonText.read(JsonText.of(user.claims().values())));
    var organizations = json.putArray("organizations");
    shown.memberships().forEach(membership -> organizations.add(membership.organization().value()));
    return json.put("live_sessions", shown.sessions().size());
  }

  private static String status(User user) {
    return user.status().name().toLowerCase(Locale.ROOT);
  }

  static Report sessions(List<Session> sessions) {
    var table = new Table("SESSION", "SIGNED IN", "LAST SEEN", "ENDS", "BY", "ADDRESS", "BROWSER");
    for (var session : sessions) {
      table.row(
          session.id().value(),
          Sentences.seconds(session.authTime()),
          Sentences.seconds(session.lastSeenAt()),
          Sentences.seconds(session.expiresAt()),
          String.join(" ", session.amr()),
          session.address().orElse("-"),
          session.userAgent().orElse("-"));
    }
    return Report.list("sessions", table, "no live sessions");
  }

  static Report domains(AdminResult.Domains domains) {
    var table = new Table("DOMAIN", "STATE", "SEEN", "TXT RECORD AT", "VALUE");
    for (var claim : domains.claims()) {
      table.row(
          claim.domain().value(),
          claim.status().word(),
          claim.provedAt().map(Sentences::seconds).orElse("-"),
          claim.recordName(),
          claim.recordValue());
    }
    return Report.list("domains", table, "no domains");
  }

  static Report factors(List<AdminResult.FactorLine> factors) {
    var table = new Table("FACTOR", "METHOD", "NAME", "SINCE");
    for (var factor : factors) {
      table.row(
          factor.id(),
          factor.method().key(),
          factor.name().isEmpty() ? "-" : factor.name(),
          Sentences.seconds(factor.since()));
    }
    return Report.list("factors", table, "no factors beside the password");
  }

  static Report pins(AdminResult.Pins pins) {
    var table = new Table("PIN", "LABEL", "PRIVILEGES", "STATE", "MADE", "ENDS");
    for (var pin : pins.pins()) {
      table.row(
          pin.id().value(),
          pin.label(),
          pin.privileges().isEmpty() ? "-" : String.join(" ", pin.privileges()),
          pin.isActive(pins.now()) ? "active" : pin.revokedAt().isPresent() ? "revoked" : "expired",
          Sentences.seconds(pin.createdAt()),
          pin.revokedAt().or(pin::expiresAt).map(Sentences::seconds).orElse("-"));
    }
    return Report.list("pins", table, "no PINs");
  }

  static Report clients(List<AdminResult.ClientLine> clients) {
    var table =
        new Table(
            "CLIENT", "TYPE", "STATUS", "SECRET", "LAST USED", "FORMER UNTIL", "REDIRECT URIS");
    for (var client : clients) {
      var declared = declared(client);
      table.row(
          client.id().value(),
          declared.map(ClientConfig::typeWord).orElse("unreadable"),
          client.active() ? "active" : "disabled",
          client.hasSecret() ? "yes" : "-",
          client.secretUsedAt().map(Sentences::seconds).orElse("-"),
          client.former().map(former -> Sentences.seconds(former.until())).orElse("-"),
          String.join(" ", redirectUris(declared)));
    }
    var report = Report.list("clients", table, "no clients");
    for (int at = 0; at < clients.size(); at++) {
      var uris = ((ObjectNode) report.json().path("clients").path(at)).putArray("redirect_uris");
      redirectUris(declared(clients.get(at))).forEach(uris::add);
    }
    return report;
  }

  private static List<String> redirectUris(Optional<ClientConfig> client) {
    return client.map(ClientConfig::redirectUris).orElse(List.of());
  }

  private static Optional<ClientConfig> declared(AdminResult.ClientLine client) {
    try {
      return Optional.of(StoredSettings.client("", client.id().value(), client.document()));
    } catch (UnreadableRow _) {
      return Optional.empty();
    }
  }

  static Report rows(List<String> unreadable) {
    var table = new Table("ROW");
    unreadable.forEach(table::row);
    return Report.list("rows", table, "all rows can be read");
  }

  static Report secrets(List<String> unshown) {
    var table = new Table("SECRET");
    unshown.forEach(table::row);
    return Report.list("secrets", table, "all secrets were shown");
  }

  static Report keys(AdminResult.Keys keys) {
    var table = new Table("ALG", "STATE", "SIGNS FROM", "PUBLISHED UNTIL", "KID");
    for (var key : keys.keys()) {
      table.row(
          key.algorithm().joseName(),
          keys.state(key).name().toLowerCase(Locale.ROOT),
          Sentences.seconds(key.activeFrom()),
          key.removeAt().map(Sentences::seconds).orElse("-"),
          key.kid());
    }
    return Report.list("keys", table, "no keys yet: each is made when it is first needed");
  }
}
