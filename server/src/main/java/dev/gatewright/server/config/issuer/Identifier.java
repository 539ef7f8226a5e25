package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.LoginName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// By what people say who they are.
public enum Identifier {
  EMAIL(Optional.empty()),
  USERNAME(Optional.of(LoginName.Kind.USERNAME)),
  PHONE(Optional.of(LoginName.Kind.PHONE));

  private final Optional<LoginName.Kind> name;

  Identifier(Optional<LoginName.Kind> name) {
    this.name = name;
  }

  /// Those among them that are names beside the address.
  public static Set<LoginName.Kind> names(Set<Identifier> identifiers) {
    return identifiers.stream()
        .flatMap(identifier -> identifier.name.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
