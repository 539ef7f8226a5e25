package dev.gatewright.server.console;

import dev.gatewright.identity.UserStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the states of accounts are called.
final class Statuses {
  private Statuses() {}

  static List<String> words() {
    return Arrays.stream(UserStatus.values()).map(Statuses::word).toList();
  }

  static Optional<UserStatus> parse(String word) {
    return Arrays.stream(UserStatus.values()).filter(one -> word(one).equals(word)).findFirst();
  }

  /// The key of the state's name.
  static String key(UserStatus status) {
    return "console.status." + word(status);
  }

  private static String word(UserStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
