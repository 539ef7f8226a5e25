package dev.gatewright.identity.signin;

import dev.gatewright.identity.Secret;
import java.util.Optional;

/// What a person answered to a step.
public sealed interface SignInInput {
  /// Address and password as typed. `code` is a code that cannot be guessed, for somebody whose
  /// attempts strangers have used up.
  record Password(String email, Secret password, Optional<Secret> code) implements SignInInput {}

  /// A code as typed, by somebody who has proved a first factor.
  record Code(Secret code) implements SignInInput {}
}
