package dev.gatewright.identity.mail;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.User;
import java.util.Optional;

/// Where a mail goes: one address without a name, as it stands on file, in the spelling that its
/// owner gave. Nothing in it can begin another line or another address (RFC 5322 §3.4.1), and it
/// prints as stars.
public record MailAddress(String value) {
  public MailAddress {
    if (CanonicalEmail.parse(value).isEmpty() || !value.equals(value.strip())) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /// Reads an address as typed; empty when it cannot be one.
  public static Optional<MailAddress> parse(String typed) {
    return CanonicalEmail.parse(typed).map(canonical -> new MailAddress(typed.strip()));
  }

  /// The address on file.
  public static MailAddress of(User user) {
    return new MailAddress(user.emailAsTyped());
  }

  /// The spelling under which it is counted and compared.
  public CanonicalEmail canonical() {
    return CanonicalEmail.parse(value).orElseThrow();
  }

  @Override
  public String toString() {
    return "MailAddress[***]";
  }
}
