package dev.gatewright.identity.mail;

/// Out of which part of an issuer's mails one is taken, so that whoever asks for mails of one part
/// uses up no other.
public enum MailShare {
  /// What anybody has written to any address at all, by signing up with it.
  NEWCOMERS,
  /// What anybody has written to an address that has an account, to sign in or to confirm it.
  SIGN_INS,
  /// What anybody has written to get back into an account; nobody else takes from it.
  RECOVERY,
  /// What one person has written to the address of another, such as an invitation: it takes nothing
  /// from what the owner of that address must hear.
  OTHERS,
  /// What only its owner, or whoever acts in the account, has written: never short for the issuer.
  OWN;

  /// Whether it is anybody who types an address that has its mails written.
  public boolean isAskedByAnybody() {
    return switch (this) {
      case NEWCOMERS, SIGN_INS, RECOVERY -> true;
      case OTHERS, OWN -> false;
    };
  }

  /// The word for it in rows: stays the same between versions.
  public String word() {
    return Words.of(this);
  }
}
