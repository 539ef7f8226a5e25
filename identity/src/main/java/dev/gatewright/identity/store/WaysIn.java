package dev.gatewright.identity.store;

import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.upstream.ProviderName;
import java.util.Set;
import java.util.function.Predicate;

/// What lets people into their accounts where nothing else was proved, as their issuer is set.
/// Whether an account has any of it is looked at in the unit that takes something away, so that no
/// two of these leave nothing.
///
/// @param mail whether whoever reads an account's mail gets in, which nothing of the account's
///   takes away
/// @param password whether a password does
/// @param passkey whether a passkey does
/// @param number the numbers to which a code does, once they are verified
/// @param providers the providers whose word does
public record WaysIn(
    boolean mail,
    boolean password,
    boolean passkey,
    Predicate<PhoneNumber> number,
    Set<ProviderName> providers) {
  public WaysIn {
    providers = Set.copyOf(providers);
  }

  /// What became of somebody's wish to take away a way into their own account.
  public enum Removal {
    DONE,
    /// They have none such; nothing changed.
    NOTHING,
    /// Nothing else would let them in; nothing changed.
    LAST
  }
}
