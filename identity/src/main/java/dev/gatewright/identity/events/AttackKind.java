package dev.gatewright.identity.events;

import java.util.Locale;

/// What is measured to tell whether an issuer is under attack, each for itself.
public enum AttackKind {
  /// Wrong passwords, codes and PINs, those that were not looked at included.
  SIGN_IN,
  /// Accounts that somebody asked for.
  SIGN_UP,
  /// Other mails that anybody may ask for.
  MAIL;

  /// The word for it in events: stays the same between versions.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
