package dev.gatewright.server.account;

import dev.gatewright.admin.command.AdminResult.AccountExport;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.User;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.grants.Connection;
import dev.gatewright.store.people.OrganizationTable.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is kept of a person, for a program. Secrets, and what proves who somebody is, are named in
/// it and not told.
public final class AccountDocument {
  private AccountDocument() {}

  /// All but what happened.
  static Map<String, Object> of(Oneself who, AccountExport export) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("issuer", who.tenant().issuer().url());
    fields.put("exported_at", text(who.now()));
    fields.put("account", account(export));
    fields.put("credentials", credentials(export));
    fields.put("providers", identities(export));
    fields.put("sessions", export.sessions().stream().map(AccountDocument::session).toList());
    fields.put(
        "applications", export.connections().stream().map(AccountDocument::application).toList());
    fields.put(
        "organizations", export.places().stream().map(AccountDocument::organization).toList());
    return fields;
  }

  private static Map<String, Object> account(AccountExport export) {
    User user = export.account().user();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("sub", user.id().value());
    fields.put("email", user.emailAsTyped());
    fields.put("email_verified", user.emailVerified());
    fields.put("status", user.status().name());
    user.role().ifPresent(role -> fields.put("role", role));
    fields.put("created_at", text(user.createdAt()));
    fields.put("updated_at", text(user.updatedAt()));
    fields.put("has_password", export.account().hasPassword());
    fields.put("claims", user.claims().values());
    return fields;
  }

  private static List<Map<String, Object>> credentials(AccountExport export) {
    var all = new ArrayList<Map<String, Object>>();
    for (var credential : export.credentials()) {
      all.add(
          Map.of(
              "method", credential.method().key(),
              "created_at", text(credential.createdAt()),
              "changed_at", text(credential.changedAt())));
    }
    return all;
  }

  private static List<Map<String, Object>> identities(AccountExport export) {
    var all = new ArrayList<Map<String, Object>>();
    for (var link : export.identities()) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("provider", link.provider().value());
      fields.put("iss", link.issuer());
      fields.put("sub", link.subject());
      link.email().ifPresent(told -> fields.put("email", told));
      fields.put("linked_at", text(link.linkedAt()));
      fields.put("used_at", text(link.usedAt()));
      fields.put("made_the_account", link.createdPerson());
      all.add(fields);
    }
    return all;
  }

  /// A login.
  public static Map<String, Object> session(Session session) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", session.id().value());
    fields.put("began_at", text(session.createdAt()));
    fields.put("last_seen_at", text(session.lastSeenAt()));
    fields.put("expires_at", text(session.expiresAt()));
    fields.put(
        "methods", session.factors().stream().map(Factor::method).map(m -> m.key()).toList());
    session.userAgent().ifPresent(agent -> fields.put("user_agent", agent));
    session.address().ifPresent(address -> fields.put("address", address));
    session.actor().ifPresent(actor -> fields.put("impersonated_by", actor.means()));
    return fields;
  }

  /// An application that the person let in.
  public static Map<String, Object> application(Connection connection) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("client_id", connection.client().value());
    fields.put("scope", connection.scope().toString());
    fields.put("since", text(connection.since()));
    fields.put("used_at", text(connection.usedAt()));
    return fields;
  }

  /// Where the person belongs.
  public static Map<String, Object> organization(Place place) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", place.organization().id().value());
    fields.put("name", place.organization().name());
    place.membership().title().ifPresent(title -> fields.put("title", title));
    fields.put("scopes", place.membership().scopes());
    fields.put("status", place.membership().status().name());
    fields.put("joined_at", text(place.membership().joinedAt()));
    fields.put("default", place.isDefault());
    return fields;
  }

  /// What happened.
  public static Map<String, Object> event(KeptEvent event) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("at", text(event.at()));
    fields.put("name", event.name());
    fields.put("by", event.actor());
    fields.putAll(event.details());
    event.personal().ifPresent(fields::putAll);
    return fields;
  }

  private static String text(Instant at) {
    return at.toString();
  }
}
