package dev.gatewright.server.pages;

import java.util.Locale;

/// Why somebody who came by another provider is at the login page.
public enum UpstreamTrouble {
  /// An account has the address; whoever signs in to it once can use the provider from then on.
  CONNECT,
  /// Nobody here is known by it, and nobody makes an account by coming.
  UNKNOWN,
  /// Accounts are for addresses of other domains.
  OTHER_DOMAIN,
  /// They are invited under an address that it does not confirm.
  OTHER_ADDRESS,
  /// They ended it at the provider.
  DECLINED,
  /// What came back is no good answer.
  FAILED,
  /// It was asked to have them sign in anew, and does not say that they did.
  NOT_FRESH,
  /// It cannot be reached, or is not offered any more.
  UNAVAILABLE;

  /// Whether nothing went wrong.
  boolean isCalm() {
    return this == CONNECT || this == DECLINED;
  }

  /// The part of the message's key and of the reason in logs.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
