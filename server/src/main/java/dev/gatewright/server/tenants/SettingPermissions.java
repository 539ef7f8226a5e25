package dev.gatewright.server.tenants;

import static dev.gatewright.admin.command.Permission.CLIENTS_WRITE;
import static dev.gatewright.admin.command.Permission.CREDENTIALS_WRITE;
import static dev.gatewright.admin.command.Permission.ISSUERS_WRITE;
import static dev.gatewright.admin.command.Permission.SETTINGS_WRITE;

import dev.gatewright.admin.command.AdminCommand.DeclareIssuer;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.config.yaml.Document;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Who may change which setting of an issuer, so that nobody gives more than they have: whoever
/// says how people prove themselves can become any of them, and what all clients are given is given
/// to each. What is not named here is the owner's, as who the issuer is and what it promises to
/// applications.
public final class SettingPermissions {
  private static final Map<String, Permission> OF =
      Map.ofEntries(
          Map.entry("name", SETTINGS_WRITE),
          Map.entry("branding", SETTINGS_WRITE),
          Map.entry("texts", SETTINGS_WRITE),
          Map.entry("links", SETTINGS_WRITE),
          Map.entry("languages", SETTINGS_WRITE),
          Map.entry("terms", SETTINGS_WRITE),
          Map.entry("scopes", SETTINGS_WRITE),
          Map.entry("resources", CLIENTS_WRITE),
          Map.entry("client_defaults", CLIENTS_WRITE),
          Map.entry("providers", CREDENTIALS_WRITE),
          Map.entry("login", CREDENTIALS_WRITE),
          Map.entry("sessions", CREDENTIALS_WRITE),
          Map.entry("passwords", CREDENTIALS_WRITE),
          Map.entry("challenge", CREDENTIALS_WRITE),
          Map.entry("signup", CREDENTIALS_WRITE),
          Map.entry("signup_domains", CREDENTIALS_WRITE),
          Map.entry("email_verification", CREDENTIALS_WRITE),
          Map.entry("account", CREDENTIALS_WRITE));

  private SettingPermissions() {}

  /// What one needs beside the permission to change settings at all.
  ///
  /// @param key of an issuer's settings, the outermost
  public static Permission of(String key) {
    return OF.getOrDefault(key, ISSUERS_WRITE);
  }

  /// What the change from one to the other needs.
  static Set<Permission> of(Document before, Document after) {
    var needs = EnumSet.of(SETTINGS_WRITE);
    before.keysChangedTo(after).forEach(key -> needs.add(of(key)));
    return needs;
  }

  /// The same of a change that may have secrets: another secret is another provider.
  static Set<Permission> of(Document before, Document after, DeclareIssuer command) {
    var needs = EnumSet.copyOf(of(before, after));
    if (!command.secrets().isEmpty()) {
      needs.add(of("providers"));
    }
    return needs;
  }
}
