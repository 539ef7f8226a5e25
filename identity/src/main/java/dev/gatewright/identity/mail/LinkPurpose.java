package dev.gatewright.identity.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a mailed link or code is good for, and for nothing else.
public enum LinkPurpose {
  /// Signing in without a password.
  SIGN_IN,
  /// Making an account for an address that is not on file yet.
  SIGN_UP,
  /// Showing that the address on file is read by the person.
  VERIFY_ADDRESS,
  /// Setting a new password without the old one.
  RESET_PASSWORD,
  /// Joining an issuer or an organization that asked for the person.
  INVITATION,
  /// Showing that a new address is read by the person, before it takes the old one's place.
  CHANGE_ADDRESS,
  /// Putting the old address back; mailed to the old one.
  UNDO_ADDRESS,
  /// Keeping an account that is about to be deleted.
  KEEP_ACCOUNT,
  /// Becoming a member of an organization that asked for the person.
  MEMBERSHIP,
  /// Signing in with a code that was sent to the account's telephone number.
  NUMBER_SIGN_IN,
  /// Showing that a person reads what is sent to a telephone number.
  VERIFY_NUMBER;

  /// Out of which part of an issuer's mails its mail is taken.
  public MailShare share() {
    return switch (this) {
      case SIGN_UP -> MailShare.NEWCOMERS;
      case SIGN_IN, VERIFY_ADDRESS, NUMBER_SIGN_IN -> MailShare.SIGN_INS;
      case RESET_PASSWORD -> MailShare.RECOVERY;
      case INVITATION, CHANGE_ADDRESS, MEMBERSHIP -> MailShare.OTHERS;
      case UNDO_ADDRESS, KEEP_ACCOUNT, VERIFY_NUMBER -> MailShare.OWN;
    };
  }

  /// Whether whoever types an address has it mailed there. Of such links some live side by side, so
  /// that nobody ends the one that another asked for.
  public boolean isAskedByAnybody() {
    return share().isAskedByAnybody();
  }

  /// Whether its code goes to a telephone, and no mail is written.
  public boolean isTexted() {
    return this == NUMBER_SIGN_IN || this == VERIFY_NUMBER;
  }

  /// Those that are mailed.
  public static List<LinkPurpose> mailed() {
    return Arrays.stream(values()).filter(purpose -> !purpose.isTexted()).toList();
  }

  /// The word for it in rows, events and names of templates: stays the same between versions.
  public String word() {
    return Words.of(this);
  }

  /// The purpose of that word.
  public static Optional<LinkPurpose> ofWord(String word) {
    return Arrays.stream(values()).filter(purpose -> purpose.word().equals(word)).findFirst();
  }
}
