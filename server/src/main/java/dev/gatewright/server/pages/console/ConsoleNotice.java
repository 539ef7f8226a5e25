package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.Messages;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What came of the form that was sent a moment ago, said once at the top of the next page.
public enum ConsoleNotice {
  SAVED,
  WELCOME,
  MANDATE_GIVEN,
  MANDATE_REVOKED,
  INVITATION_REVOKED,
  USER_ADDED,
  USER_INVITED,
  USER_SUSPENDED,
  USER_DISABLED,
  USER_ACTIVATED,
  USER_REMOVED,
  NAME_CHANGED,
  FACTOR_REMOVED,
  SIGNED_OUT,
  SESSION_ENDED,
  CONNECTION_ENDED,
  CLIENT_REMOVED,
  FORMER_SECRET_ENDED,
  TRYING_ALLOWED,
  TRYING_STOPPED,
  KEY_ROTATED,
  API_KEY_REVOKED,
  ORGANIZATION_MADE,
  ORGANIZATION_SUSPENDED,
  ORGANIZATION_ACTIVATED,
  ORGANIZATION_REMOVED,
  MEMBER_ADDED,
  MEMBER_CHANGED,
  MEMBER_REMOVED,
  MEMBER_INVITED,
  MEMBER_UNINVITED,
  DOMAIN_CLAIMED,
  DOMAIN_VERIFIED,
  DOMAIN_REMOVED,
  PIN_REVOKED,
  WEBHOOK_REMOVED,
  WEBHOOK_REPLAYED,
  SETTINGS_SAVED,
  WENT_BACK,
  PROVIDER_SAVED,
  PROVIDER_REMOVED,
  ISSUER_MADE,
  ISSUER_REMOVED,
  /// The form was of another login, too old, or about something that is gone: nothing was done.
  NOTHING_DONE(false);

  private final boolean good;

  ConsoleNotice() {
    this(true);
  }

  ConsoleNotice(boolean good) {
    this.good = good;
  }

  /// The one of this name.
  public static Optional<ConsoleNotice> parse(String name) {
    return Stream.of(values()).filter(notice -> notice.name().equals(name)).findFirst();
  }

  public boolean isGood() {
    return good;
  }

  public String text(Messages messages) {
    return messages.text("console.notice." + name().toLowerCase(Locale.ROOT));
  }
}
