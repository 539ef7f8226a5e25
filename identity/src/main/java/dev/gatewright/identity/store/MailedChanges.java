package dev.gatewright.identity.store;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import java.util.Optional;

/// What mailed links do to accounts, each in the unit that uses the link up: of any number of
/// callers with one link, one changes something.
///
/// A link about an account counts as long as the account may act and has the address that the link
/// was sent to, so that a mailbox which was given up opens nothing.
public interface MailedChanges {
  /// Sets the password, ends all sessions, grants and remembered browsers, ends whatever else was
  /// mailed to sign in with, notes that the person reads mail at the address, and writes the mail
  /// that tells of it. False, and nothing changed, when the link does not count any more.
  boolean resetPassword(TenantId tenant, MailedLink link, PasswordHash hash, Mail notice, By by);

  /// Uses the link up to sign its person in, who thereby reads mail at the address. False, and
  /// nothing changed, when the link does not count any more.
  boolean signIn(TenantId tenant, MailedLink link, By by);

  /// Notes that the person reads mail at the address. False, and nothing changed, when the link
  /// does not count any more.
  boolean verifyAddress(TenantId tenant, MailedLink link, By by);

  /// Makes the account, whose person reads mail at the link's address, and notes which terms were
  /// accepted. There is nothing of it before.
  Change join(
      TenantId tenant,
      MailedLink link,
      User user,
      Optional<PasswordHash> hash,
      Optional<String> terms,
      By by);

  /// As [#join] without a password, for somebody for whom a provider vouches and who signs in by it
  /// from then on. `LINK_GONE`, and nothing changed, also where another account has the identity.
  Change joinBy(
      TenantId tenant,
      MailedLink link,
      User user,
      UpstreamIdentity identity,
      Optional<String> terms,
      By by);

  /// Puts the link's address in the place of the one that the account has, which must be `former`
  /// still, ends what was mailed to the former one, and mails it the `undo`, unless it has a way
  /// back from an earlier change. Ways back of other addresses stay good and these are told, so
  /// that whoever changes it twice rids themselves of nobody.
  ///
  /// Where the former address cannot be told, because it was mailed too much, the link is used up
  /// and the address stays.
  Change changeAddress(
      TenantId tenant, MailedLink link, CanonicalEmail former, FreshLink undo, Mail mail, By by);

  /// Puts the link's address back, sets the password and ends everything as [#resetPassword] does,
  /// with the ways back of later changes: the first address wins.
  Change undoAddress(TenantId tenant, MailedLink link, PasswordHash hash, Mail notice, By by);

  /// What became of a change.
  enum Change {
    DONE,
    /// Another account has the address; nothing changed, and the link counts still.
    ADDRESS_TAKEN,
    /// The link does not count any more; nothing changed.
    LINK_GONE
  }
}
