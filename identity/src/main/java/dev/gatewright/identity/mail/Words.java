package dev.gatewright.identity.mail;

import java.util.Locale;

/// Names of constants as they are kept and shown.
final class Words {
  private Words() {}

  /// `password_reset` for `PASSWORD_RESET`.
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
