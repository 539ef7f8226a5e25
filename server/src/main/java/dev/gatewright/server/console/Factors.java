package dev.gatewright.server.console;

import dev.gatewright.identity.SignInMethod;

/// What second factors are called.
final class Factors {
  private Factors() {}

  /// The key of the method's name.
  static String key(SignInMethod method) {
    return switch (method) {
      case TOTP, PASSKEY, SMS_CODE, RECOVERY_CODE -> "console.factor_kind." + method.key();
      case PASSWORD, EMAIL_CODE, MAGIC_LINK, PIN, UPSTREAM -> "console.factor_kind.unknown";
    };
  }
}
