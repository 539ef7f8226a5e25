package dev.gatewright.server.console;

import dev.gatewright.server.config.client.Compat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What kinds of clients somebody can make, and how people speak of them.
enum ClientKind {
  WEB("web"),
  SPA("spa"),
  NATIVE("native"),
  MACHINE("machine"),
  AUTHGEAR(Compat.AUTHGEAR),
  AUTHPI(Compat.AUTHPI),
  BESHOY(Compat.BESHOY),
  TS_OAUTH2_SERVER(Compat.TS_OAUTH2_SERVER);

  private final String type;
  private final Optional<Compat> compat;

  ClientKind(String type) {
    this.type = type;
    this.compat = Optional.empty();
  }

  /// A web application that was written for another system.
  ClientKind(Compat compat) {
    this.type = "web";
    this.compat = Optional.of(compat);
  }

  static Optional<ClientKind> parse(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /// What a client with these settings is.
  static ClientKind of(ObjectNode settings) {
    var compat = settings.path("compat").asString("");
    var type = settings.path("type").asString("web");
    return Arrays.stream(values())
        .filter(kind -> kind.compat.map(set -> set.word().equals(compat)).orElse(false))
        .findFirst()
        .or(() -> Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst())
        .orElse(WEB);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ClientKind::word).toList();
  }

  /// As addresses name it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The key of its name.
  String key() {
    return "console.client_kind." + word();
  }

  boolean isMachine() {
    return this == MACHINE;
  }

  /// Whether the set of another system decides about consent.
  boolean isCompatible() {
    return compat.isPresent();
  }

  /// Writes what makes a client of this kind.
  void writeTo(ObjectNode settings) {
    settings.put("type", type);
    compat.ifPresent(set -> settings.put("compat", set.word()));
  }
}
