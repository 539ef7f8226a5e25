package dev.gatewright.identity.store;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.TextChannel;
import java.time.Instant;
import java.util.Optional;

/// Telephone numbers at which their people have shown that they read texts. Within a tenant a
/// number is one account's, as every [LoginNames] is; what shows that it was verified is a
/// credential beside the name, which counts as long as both say the same number.
public interface VerifiedNumbers {
  /// A number that is verified.
  ///
  /// @param channel by what the code came that verified it
  record Verified(PhoneNumber number, TextChannel channel, Instant since) {}

  /// The account's, if it has one.
  Optional<Verified> of(TenantId tenant, UserId user);

  /// Uses the link up and makes the number the account's own, in place of any other, with the
  /// claims that tell of it, and writes the mail.
  Change verify(
      TenantId tenant,
      MailedLink link,
      PhoneNumber number,
      TextChannel channel,
      Optional<Mail> notice,
      By by);

  /// Takes the number away, unless it is the last way into the account.
  WaysIn.Removal remove(TenantId tenant, UserId user, WaysIn ways, Optional<Mail> notice, By by);

  /// What became of a change.
  enum Change {
    DONE,
    /// Another account has the number; nothing changed, and the link counts still.
    TAKEN,
    /// The link or the account does not count any more; nothing changed.
    GONE
  }
}
