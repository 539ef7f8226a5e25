package dev.gatewright.identity.mail;

import java.util.Arrays;
import java.util.Optional;

/// What a person is told because they would want to know, whoever did it.
public enum NoticeKind {
  PASSWORD_CHANGED,
  /// The password is known from a breach elsewhere.
  PASSWORD_BREACHED,
  /// The password was set by a mailed link, and all sessions ended.
  PASSWORD_RESET,
  /// Something new proves who the person is; `about` names it.
  FACTOR_ADDED,
  /// Something that proved who the person is does so no more; `about` names it.
  FACTOR_REMOVED,
  /// Whoever runs the issuer took away what proves who the person is beside the password.
  FACTORS_TAKEN,
  /// The person is the first to show that the address is theirs, so what was set up before ended.
  ACCOUNT_CLEARED,
  RECOVERY_CODES_MADE,
  RECOVERY_CODE_USED,
  /// A browser that was not seen at the account before signed in.
  NEW_DEVICE,
  /// Somebody who looks after the issuer began to act as the person.
  IMPERSONATED,
  /// Somebody wanted to sign up with an address that has an account.
  ACCOUNT_EXISTS,
  /// The address that was put in this one's place gave way to yet another, which `about` names.
  ADDRESS_CHANGED_AGAIN,
  /// The account that had this address until lately is to be deleted.
  DELETION_ASKED,
  /// An account of another provider signs in to this one; `about` names the provider.
  PROVIDER_LINKED,
  /// An account of another provider signs in to this one no more; `about` names the provider.
  PROVIDER_UNLINKED,
  ACCOUNT_DELETED,
  /// A mail domain is the organization's no more, because its record is gone; `about` names it.
  DOMAIN_LOST;

  /// The word for it in rows, events and names of templates: stays the same between versions.
  public String word() {
    return Words.of(this);
  }

  /// The kind of that word.
  public static Optional<NoticeKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
