package dev.gatewright.server.control;

import static dev.gatewright.admin.command.Permission.API_KEYS_READ;
import static dev.gatewright.admin.command.Permission.API_KEYS_WRITE;
import static dev.gatewright.admin.command.Permission.CLIENTS_READ;
import static dev.gatewright.admin.command.Permission.CLIENTS_WRITE;
import static dev.gatewright.admin.command.Permission.CREDENTIALS_WRITE;
import static dev.gatewright.admin.command.Permission.EVENTS_READ;
import static dev.gatewright.admin.command.Permission.ISSUERS_READ;
import static dev.gatewright.admin.command.Permission.ISSUERS_WRITE;
import static dev.gatewright.admin.command.Permission.KEYS_READ;
import static dev.gatewright.admin.command.Permission.KEYS_WRITE;
import static dev.gatewright.admin.command.Permission.ORGANIZATIONS_READ;
import static dev.gatewright.admin.command.Permission.ORGANIZATIONS_WRITE;
import static dev.gatewright.admin.command.Permission.PINS_READ;
import static dev.gatewright.admin.command.Permission.PINS_WRITE;
import static dev.gatewright.admin.command.Permission.SESSIONS_READ;
import static dev.gatewright.admin.command.Permission.SESSIONS_WRITE;
import static dev.gatewright.admin.command.Permission.USERS_READ;
import static dev.gatewright.admin.command.Permission.USERS_WRITE;
import static dev.gatewright.admin.command.Permission.WEBHOOKS_WRITE;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a command needs of a key that asks for it from elsewhere. Commands that are not among these
/// are for whoever runs the server: they read or write its files. Where the administration carries
/// the command out, it decides once more, on what is asked for exactly.
///
/// @param isOfWhole whether it is about all issuers and people at once, which takes an owner's key
///   that sees everything
public record RemoteRule(Permission permission, boolean isOfWhole) {
  private static final Map<String, RemoteRule> RULES = rules();

  /// Arguments that name files of the machine that the server runs on.
  private static final Set<String> LOCAL =
      Set.of(TenantsRequest.FOLDER, TenantsRequest.SECRETS_FILE);

  /// Parts of commands that nobody types.
  static final Set<String> INNER = Set.of("issuers", "settings", Request.SECRETS_SHOWN);

  private static Map<String, RemoteRule> rules() {
    var rules = new TreeMap<String, RemoteRule>();
    need(rules, ISSUERS_READ, "issuers", "provider list");
    need(rules, USERS_READ, "user list", "user show", "user factors list");
    need(
        rules,
        USERS_WRITE,
        "user add",
        "user invite",
        "user name",
        "user suspend",
        "user activate",
        "user remove",
        UserImport.COMMAND);
    need(
        rules,
        CREDENTIALS_WRITE,
        "user set-password",
        "user recovery-codes",
        "user factors remove");
    need(rules, SESSIONS_READ, "session list");
    need(rules, SESSIONS_WRITE, "session end", "user sign-out");
    need(rules, PINS_READ, "pin list");
    need(rules, PINS_WRITE, "pin create", "pin revoke");
    need(rules, ORGANIZATIONS_READ, "organization domain list");
    need(
        rules,
        ORGANIZATIONS_WRITE,
        "organization domain add",
        "organization domain verify",
        "organization domain remove");
    need(rules, CLIENTS_READ, "client list");
    need(rules, CLIENTS_WRITE, "client add", "client remove", "client rotate-secret");
    need(
        rules,
        WEBHOOKS_WRITE,
        "webhook list",
        "webhook deliveries",
        "webhook test",
        "webhook replay",
        "webhook rotate-secret",
        "sender list",
        "sender test",
        "sender rotate-secret");
    need(rules, ISSUERS_WRITE, "hook list", "hook test", "hook rotate-secret");
    need(rules, KEYS_READ, "keys list");
    need(rules, KEYS_WRITE, "keys rotate");
    need(rules, API_KEYS_READ, "api-key list");
    need(rules, API_KEYS_WRITE, "api-key create", "api-key revoke");
    need(rules, EVENTS_READ, "audit", "stats", "why");
    whole(rules, ISSUERS_READ, "plan", "export", "settings", "tenants history", "tenants drift");
    whole(rules, ISSUERS_WRITE, "apply", "tenants rollback", Request.SECRETS_SHOWN);
    return Map.copyOf(rules);
  }

  private static void need(
      Map<String, RemoteRule> rules, Permission permission, String... commands) {
    Arrays.stream(commands)
        .forEach(command -> rules.put(command, new RemoteRule(permission, false)));
  }

  private static void whole(
      Map<String, RemoteRule> rules, Permission permission, String... commands) {
    Arrays.stream(commands)
        .forEach(command -> rules.put(command, new RemoteRule(permission, true)));
  }

  /// The commands that keys may ask for, in order, each with what it needs.
  public static Map<String, RemoteRule> all() {
    return new TreeMap<>(RULES);
  }

  /// Why whoever has this mandate is not served, if that is so.
  static Optional<String> refusal(Request request, Mandate mandate) {
    var rule = Optional.ofNullable(RULES.get(request.command()));
    if (rule.isEmpty() || request.arguments().keySet().stream().anyMatch(LOCAL::contains)) {
      return Optional.of(
          "%s is for whoever runs the server: run it there, without --server."
              .formatted(request.command()));
    }
    return rule.get()
        .missing(mandate)
        .map(missing -> "The key has not what this needs: " + missing);
  }

  private Optional<String> missing(Mandate mandate) {
    if (isOfWhole && mandate.issuer().isPresent()) {
      return Optional.of("it is about every issuer, so it takes an owner's key.");
    }
    var needed = EnumSet.of(permission);
    if (isOfWhole) {
      needed.addAll(reads());
    }
    needed.removeAll(mandate.permissions());
    return needed.isEmpty()
        ? Optional.empty()
        : Optional.of(needed.stream().map(Permission::key).collect(Collectors.joining(", ")) + ".");
  }

  /// To see everything that there is.
  private static Set<Permission> reads() {
    return Arrays.stream(Permission.values())
        .filter(Permission::isRead)
        .collect(Collectors.toUnmodifiableSet());
  }
}
