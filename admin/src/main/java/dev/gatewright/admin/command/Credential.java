package dev.gatewright.admin.command;

import dev.gatewright.identity.Secret;

/// The password that an account gets.
public sealed interface Credential {
  /// None: the account cannot sign in with a password.
  record None() implements Credential {}

  /// One is made, and shown once by the result.
  record Generated() implements Credential {}

  /// As a person chose it, held to the rules of passwords.
  record Chosen(Secret password) implements Credential {}

  /// As the operator wrote it, who answers for it.
  record Given(Secret password) implements Credential {}

  /// A hash from another system.
  record Imported(Secret hash) implements Credential {}
}
