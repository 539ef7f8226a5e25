package dev.gatewright.server.console;

import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.tenants.SettingSections;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The settings of an issuer as the console groups them. What has a page of its own (the look,
/// providers) and what is set once (id, url) stands in none.
enum SettingGroups {
  GENERAL("name", "languages", "links"),
  SIGN_UP("signup", "signup_domains", "email_verification", "terms"),
  SIGN_IN("login", "passwords", "challenge"),
  SESSIONS("sessions", "account", "impersonation"),
  MAIL("sender"),
  SCOPES("scopes", "resources"),
  CLIENTS("client_defaults"),
  HOOKS("hooks"),
  PROTOCOL("profile", "parameterless_logout", "unknown_scopes", "organizations_claim", "events");

  /// With spaces between, as an enum holds nothing that could change.
  private final String keys;

  SettingGroups(String... keys) {
    this.keys = String.join(" ", keys);
  }

  static Optional<SettingGroups> parse(String word) {
    return List.of(values()).stream().filter(group -> group.word().equals(word)).findFirst();
  }

  /// As addresses name it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The key of its name.
  String title() {
    return "console.settings." + word();
  }

  /// Its keys that this version has, the outermost.
  List<KeySpec> specs() {
    return Arrays.stream(keys.split(" ", -1))
        .flatMap(key -> SettingSections.ISSUER.key(key).stream())
        .toList();
  }
}
