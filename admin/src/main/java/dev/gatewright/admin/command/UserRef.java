package dev.gatewright.admin.command;

import dev.gatewright.identity.UserId;

/// Somebody whom a command is about, as whoever asks knows them. It says nothing without the issuer
/// that the command names: the same address is another person elsewhere.
public sealed interface UserRef {
  /// By an address, in whatever spelling; it may become somebody else's.
  record ByAddress(String address) implements UserRef {}

  /// By what stays theirs whatever becomes of the address.
  record ById(UserId id) implements UserRef {}

  static UserRef address(String address) {
    return new ByAddress(address);
  }

  static UserRef id(UserId id) {
    return new ById(id);
  }

  /// As whoever asked wrote it.
  default String text() {
    return switch (this) {
      case ByAddress(var address) -> address;
      case ById(var id) -> id.value();
    };
  }
}
