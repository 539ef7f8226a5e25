package dev.gatewright.identity.join;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.join.MailDesk.Asking;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.password.Claimant;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.password.PasswordPolicy.Judgement;
import dev.gatewright.identity.store.MailedChanges;
import dev.gatewright.identity.store.MailedChanges.Shown;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.store.MailedLinks.Found;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.throttle.MailThrottle;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Another address for an account: confirmed at the new one, and told to the old one with a link
/// that puts it back for a week.
///
/// Whether another account has the new address is not looked up before it is confirmed, so nobody
/// learns it but whoever reads mail there. Safe for use by several threads.
public final class AddressChange {
  /// How long the old address can be put back.
  public static final Duration UNDO_LIFETIME = Duration.ofDays(7);

  private static final String FORMER = "former";

  /// Whether the former address had been shown to be the person's.
  private static final String PROVED = "proved";

  private final Users users;
  private final MailedLinks links;
  private final MailedChanges changes;
  private final MailThrottle throttle;
  private final LinkMails mails;
  private final PasswordHashes hashes;

  public AddressChange(
      Users users,
      MailedLinks links,
      MailedChanges changes,
      MailThrottle throttle,
      LinkMails mails,
      PasswordHashes hashes) {
    this.users = users;
    this.links = links;
    this.changes = changes;
    this.throttle = throttle;
    this.mails = mails;
    this.hashes = hashes;
  }

  /// Who asks: from where, and how mails about it are written.
  public record Asker(InetAddress address, String language, Asked asked) {}

  /// Mails a link to the new address.
  public Asking ask(TenantId tenant, User person, MailAddress to, Asker asker, Instant now) {
    var purpose = LinkPurpose.CHANGE_ADDRESS;
    var recipient = new Recipient.Address(to);
    return switch (throttle.reserve(tenant, purpose, recipient, asker.address(), now)) {
      case MailThrottle.Permission.Throttled(var retryAfter) -> new Asking.Throttled(retryAfter);
      case MailThrottle.Permission.Enough() -> new Asking.Taken();
      case MailThrottle.Permission.Allowed() -> {
        var onward = Document.EMPTY.with(FORMER, person.email().value());
        mails
            .make(tenant, wanted(purpose, to, person, asker, onward), now)
            .ifPresent(made -> links.issue(tenant, made.link(), made.mail(), By.owner(now)));
        yield new Asking.Taken();
      }
    };
  }

  private static LinkMails.Wanted wanted(
      LinkPurpose purpose, MailAddress to, User person, Asker asker, Document onward) {
    return new LinkMails.Wanted(
        purpose,
        to,
        Optional.of(person.id()),
        asker.language(),
        Optional.of(asker.asked()),
        Optional.empty(),
        onward,
        MailDesk.ADDRESS_LIFETIME);
  }

  /// A link that counts, and whose it is.
  public record Open(MailedLink link, User person) {
    /// What a browser shows besides in which this person is signed in.
    public Shown shown(Optional<UserId> signedIn) {
      return Shown.by(signedIn, person.id());
    }
  }

  /// What a link to the new address opens, without using it.
  public Optional<Open> openChange(TenantId tenant, String token, Instant now) {
    return open(tenant, token, LinkPurpose.CHANGE_ADDRESS, now)
        .filter(open -> open.person().isActive())
        .filter(open -> former(open.link()).filter(open.person().email()::equals).isPresent());
  }

  /// What a link to the old address opens, without using it.
  public Optional<Open> openUndo(TenantId tenant, String token, Instant now) {
    return open(tenant, token, LinkPurpose.UNDO_ADDRESS, now);
  }

  private Optional<Open> open(TenantId tenant, String token, LinkPurpose purpose, Instant now) {
    return LinkToken.parse(token)
        .map(parsed -> links.find(tenant, parsed, now))
        .flatMap(found ->
            found instanceof Found.Alive(var link) && link.purpose() == purpose
                ? Optional.of(link)
                : Optional.empty())
        .flatMap(link ->
            link.person()
                .flatMap(person -> users.findById(tenant, person))
                .filter(person -> person.isActive() || person.status() == UserStatus.LEAVING)
                .map(person -> new Open(link, person)));
  }

  private static Optional<CanonicalEmail> former(MailedLink link) {
    return link.document().text(FORMER).flatMap(CanonicalEmail::parse);
  }

  /// What became of a change.
  public sealed interface Outcome {
    record Done(Open open) implements Outcome {}

    record Refused(Open open, PasswordPolicy.Reason reason) implements Outcome {}

    /// Too many passwords are being hashed; the link is as good as before.
    record Busy(Open open) implements Outcome {}

    /// Who reads the mail has not shown that the account is theirs; the link is as good as before.
    record SignInFirst(Open open) implements Outcome {}

    record LinkGone() implements Outcome {}
  }

  /// Makes the link's address the account's and mails the old one the way back, in a browser that
  /// is signed in to the account. Whoever made an account could mail this link to somebody else,
  /// whose account it would seem to be from then on, with all ways in that its maker set up.
  ///
  /// @param signedIn whose session the browser has
  public Outcome change(
      TenantId tenant, String token, Optional<UserId> signedIn, Asker asker, Instant now) {
    return openChange(tenant, token, now)
        .flatMap(open ->
            switch (open.shown(signedIn)) {
              case ACCOUNT_TOO -> change(tenant, open, asker, now);
              case MAIL_ALONE -> Optional.of(new Outcome.SignInFirst(open));
            })
        .orElseGet(Outcome.LinkGone::new);
  }

  private Optional<Outcome> change(TenantId tenant, Open open, Asker asker, Instant now) {
    var back =
        new LinkMails.Wanted(
            LinkPurpose.UNDO_ADDRESS,
            MailAddress.of(open.person()),
            Optional.of(open.person().id()),
            asker.language(),
            Optional.of(asker.asked()),
            Optional.of(open.link().address().value()),
            Document.EMPTY.with(PROVED, open.person().emailVerified()),
            UNDO_LIFETIME);
    return mails
        .make(tenant, back, now)
        .filter(undo ->
            changes.changeAddress(
                    tenant,
                    open.link(),
                    open.person().email(),
                    undo.link(),
                    undo.mail(),
                    Shown.ACCOUNT_TOO,
                    By.owner(now))
                == MailedChanges.Change.DONE)
        .map(_ -> new Outcome.Done(open));
  }

  /// Puts the old address back with a new password, and ends all that anybody is signed in to.
  public Outcome undo(
      TenantId tenant,
      String token,
      Secret typed,
      PasswordPolicy policy,
      String issuerName,
      Asker asker,
      Instant now) {
    var found = openUndo(tenant, token, now);
    if (found.isEmpty()) {
      return new Outcome.LinkGone();
    }
    var open = found.get();
    var old = open.link().address();
    return switch (policy.judge(typed, old.canonical(), List.of(issuerName))) {
      case Judgement.Refused(var reason) -> new Outcome.Refused(open, reason);
      case Judgement.Acceptable(var password) -> {
        var claimant = Claimant.visitor(tenant, Optional.of(old.canonical()), asker.address());
        yield switch (hashes.hash(claimant, password)) {
          case Hashing.Busy() -> new Outcome.Busy(open);
          case Hashing.Hashed(var hash) -> {
            var notice =
                new Mail(
                    old,
                    Optional.of(open.person().id()),
                    asker.language(),
                    new Content.Notice(NoticeKind.PASSWORD_RESET),
                    Optional.of(asker.asked()));
            boolean proved = open.link().document().flag(PROVED).orElse(false);
            var change =
                changes.undoAddress(tenant, open.link(), hash, proved, notice, By.owner(now));
            yield change == MailedChanges.Change.DONE
                ? new Outcome.Done(open)
                : new Outcome.LinkGone();
          }
        };
      }
    };
  }
}
