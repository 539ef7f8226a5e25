package dev.gatewright.identity.password;

import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.User;
import dev.gatewright.identity.signin.SignInHandler.Claim;

/// Hears of passwords that were right. It answers nothing and holds up no sign-in.
@FunctionalInterface
public interface PasswordWatch {
  /// The password of `owner`, of which `kept` is on file, was typed.
  void matched(Claim claim, User owner, Password password, PasswordHash kept);
}
