package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Messages;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What came of the form that was sent a moment ago, said once at the top of the next page.
public enum Notice {
  SAVED,
  ADDRESS_MAILED,
  SESSION_ENDED,
  OTHERS_ENDED,
  PASSWORD_CHANGED,
  PASSWORD_CHANGED_HERE,
  DISCONNECTED,
  LEFT,
  DEFAULT_CHOSEN,
  CODES_REMOVED,
  MEMBER_CHANGED,
  MEMBER_REMOVED,
  INVITED,
  INVITATION_REVOKED,
  INVITATION_ACCEPTED,
  INVITATION_DECLINED,
  DOMAIN_CLAIMED,
  DOMAIN_VERIFIED,
  DOMAIN_REMOVED,
  AUTHENTICATOR_ADDED,
  AUTHENTICATOR_REMOVED,
  PASSKEY_ADDED,
  PASSKEY_RENAMED,
  PASSKEY_DEMANDED,
  PASSKEY_OFFERED,
  PASSKEY_REMOVED,
  TRUST_ENDED,
  /// Nobody else would look after the others.
  LAST_ADMINISTRATOR(false),
  PROVIDER_CONNECTED,
  PROVIDER_DISCONNECTED,
  /// Another account has it.
  PROVIDER_TAKEN(false),
  /// The address of the account is not verified, or there are too many links.
  PROVIDER_NOT_CONNECTED(false),
  PROVIDER_FAILED(false),
  /// Without what was to go nobody could sign in to the account.
  LAST_WAY_IN(false),
  /// Whoever acts as somebody changes nothing.
  ACTED(false),
  /// The form was of another login, too old, or about something that is gone: nothing was done.
  NOTHING_DONE(false);

  private final boolean good;

  Notice() {
    this(true);
  }

  Notice(boolean good) {
    this.good = good;
  }

  /// The one of this name.
  public static Optional<Notice> parse(String name) {
    return Stream.of(values()).filter(notice -> notice.name().equals(name)).findFirst();
  }

  public boolean isGood() {
    return good;
  }

  public String text(Messages messages) {
    return messages.text("notice." + name().toLowerCase(Locale.ROOT));
  }
}
