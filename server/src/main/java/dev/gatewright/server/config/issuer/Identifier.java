package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.LoginName;
import dev.gatewright.server.config.yaml.Word;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// By what people say who they are.
public enum Identifier implements Word {
  EMAIL("email", Optional.empty()),
  USERNAME("username", Optional.of(LoginName.Kind.USERNAME)),
  PHONE("phone", Optional.of(LoginName.Kind.PHONE));

  private final String word;
  private final Optional<LoginName.Kind> name;

  Identifier(String word, Optional<LoginName.Kind> name) {
    this.word = word;
    this.name = name;
  }

  @Override
  public String word() {
    return word;
  }

  /// Those among them that are names beside the address.
  public static Set<LoginName.Kind> names(Set<Identifier> identifiers) {
    return identifiers.stream()
        .flatMap(identifier -> identifier.name.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
