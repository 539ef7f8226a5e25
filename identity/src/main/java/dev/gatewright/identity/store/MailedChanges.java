package dev.gatewright.identity.store;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
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
///
/// Where nobody had shown before that mail at the account's address is theirs, the account may be a
/// stranger's who took the address in advance. Whoever shows it now, by whichever link, ends what
/// was set up until then: the password, second factors that nobody demands, links to other
/// providers, sessions, grants, consents, known browsers and what else was mailed. The person is
/// told by mail where anything was.
public interface MailedChanges {
  /// What whoever uses a link shows in the same browser beside reading the mail.
  enum Shown {
    MAIL_ALONE,
    /// That the account is theirs: they are signed in to it, or have just proved all but the
    /// address.
    ACCOUNT_TOO;

    /// What somebody shows of a person's account in whose browser this one is signed in.
    public static Shown by(Optional<UserId> signedIn, UserId person) {
      return signedIn.filter(person::equals).isPresent() ? ACCOUNT_TOO : MAIL_ALONE;
    }
  }

  /// Sets the password, ends all sessions, grants and remembered browsers, ends whatever else was
  /// mailed to sign in with, notes that the person reads mail at the address, and writes the mail
  /// that tells of it. False, and nothing changed, when the link does not count any more.
  boolean resetPassword(TenantId tenant, MailedLink link, PasswordHash hash, Mail notice, By by);

  /// Uses the link up to sign its person in, who thereby reads mail at the address. False, and
  /// nothing changed, when the link does not count any more.
  boolean signIn(TenantId tenant, MailedLink link, By by);

  /// Notes that the person reads mail at the address. False, and nothing changed, when the link
  /// does not count any more.
  boolean verifyAddress(TenantId tenant, MailedLink link, Shown shown, By by);

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
      TenantId tenant,
      MailedLink link,
      CanonicalEmail former,
      FreshLink undo,
      Mail mail,
      Shown shown,
      By by);

  /// Puts the link's address back, sets the password and ends everything as [#resetPassword] does,
  /// with what was set up since and the ways back of later changes: the first address wins. Where
  /// it was not `proved` before it was changed, whoever shows it now does so first.
  Change undoAddress(
      TenantId tenant, MailedLink link, PasswordHash hash, boolean proved, Mail notice, By by);

  /// What became of a change.
  enum Change {
    DONE,
    /// Another account has the address; nothing changed, and the link counts still.
    ADDRESS_TAKEN,
    /// The link does not count any more; nothing changed.
    LINK_GONE
  }
}
