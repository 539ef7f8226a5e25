package dev.gatewright.admin.command;

import static dev.gatewright.admin.command.Permission.ADMINISTRATORS_READ;
import static dev.gatewright.admin.command.Permission.ADMINISTRATORS_WRITE;
import static dev.gatewright.admin.command.Permission.API_KEYS_READ;
import static dev.gatewright.admin.command.Permission.API_KEYS_WRITE;
import static dev.gatewright.admin.command.Permission.CLIENTS_READ;
import static dev.gatewright.admin.command.Permission.CLIENTS_WRITE;
import static dev.gatewright.admin.command.Permission.CREDENTIALS_WRITE;
import static dev.gatewright.admin.command.Permission.EVENTS_READ;
import static dev.gatewright.admin.command.Permission.IMPERSONATION_WRITE;
import static dev.gatewright.admin.command.Permission.ISSUERS_READ;
import static dev.gatewright.admin.command.Permission.KEYS_READ;
import static dev.gatewright.admin.command.Permission.ORGANIZATIONS_READ;
import static dev.gatewright.admin.command.Permission.ORGANIZATIONS_WRITE;
import static dev.gatewright.admin.command.Permission.PINS_READ;
import static dev.gatewright.admin.command.Permission.PINS_WRITE;
import static dev.gatewright.admin.command.Permission.SESSIONS_READ;
import static dev.gatewright.admin.command.Permission.SESSIONS_WRITE;
import static dev.gatewright.admin.command.Permission.SETTINGS_WRITE;
import static dev.gatewright.admin.command.Permission.USERS_READ;
import static dev.gatewright.admin.command.Permission.USERS_WRITE;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What somebody administers, in a word. Whoever is bound to an issuer does it there alone; the
/// owner is bound to none.
public enum Role {
  /// Everything, in every issuer.
  OWNER("owner"),

  /// An issuer but for what it is and what it signs with.
  ADMINISTRATOR("administrator"),

  /// Sees people and what became of their sign-ins, and ends sessions.
  SUPPORT("support"),

  /// Sees everything there is to see.
  AUDITOR("auditor");

  private final String key;

  Role(String key) {
    this.key = key;
  }

  /// As commands and documents name it.
  public String key() {
    return key;
  }

  /// What it lets do, at the most.
  public Set<Permission> permissions() {
    return Collections.unmodifiableSet(
        switch (this) {
          case OWNER -> EnumSet.allOf(Permission.class);
          case ADMINISTRATOR ->
              EnumSet.of(
                  ISSUERS_READ,
                  SETTINGS_WRITE,
                  KEYS_READ,
                  CLIENTS_READ,
                  CLIENTS_WRITE,
                  USERS_READ,
                  USERS_WRITE,
                  CREDENTIALS_WRITE,
                  IMPERSONATION_WRITE,
                  SESSIONS_READ,
                  SESSIONS_WRITE,
                  ORGANIZATIONS_READ,
                  ORGANIZATIONS_WRITE,
                  PINS_READ,
                  PINS_WRITE,
                  EVENTS_READ,
                  API_KEYS_READ,
                  API_KEYS_WRITE,
                  ADMINISTRATORS_READ,
                  ADMINISTRATORS_WRITE);
          case SUPPORT ->
              EnumSet.of(
                  USERS_READ, SESSIONS_READ, SESSIONS_WRITE, ORGANIZATIONS_READ, EVENTS_READ);
          case AUDITOR -> {
            var reads = EnumSet.allOf(Permission.class);
            reads.removeIf(one -> !one.isRead());
            yield reads;
          }
        });
  }

  /// What a key of the role lets do where nothing is named: acting as people is given to nobody who
  /// did not ask for it.
  public Set<Permission> permissionsOfKeys() {
    var usual = EnumSet.copyOf(permissions());
    usual.remove(Permission.IMPERSONATION_WRITE);
    return Collections.unmodifiableSet(usual);
  }

  /// The one that is named so.
  public static Optional<Role> parse(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }
}
