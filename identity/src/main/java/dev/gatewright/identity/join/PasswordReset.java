package dev.gatewright.identity.join;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.password.Claimant;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.password.PasswordPolicy.Judgement;
import dev.gatewright.identity.signin.BrowserMemory;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.store.MailedChanges;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.store.MailedLinks.Found;
import dev.gatewright.identity.store.Users;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A new password for whoever reads the account's mail.
///
/// It signs nobody in: whoever set it goes on to the login, where a second factor is asked for as
/// ever. Safe for use by several threads.
public final class PasswordReset {
  private final Users users;
  private final MailedLinks links;
  private final MailedChanges changes;
  private final PasswordHashes hashes;
  private final BrowserMemory memory;

  public PasswordReset(
      Users users,
      MailedLinks links,
      MailedChanges changes,
      PasswordHashes hashes,
      KnownDevices devices,
      SecureRandom random) {
    this.users = users;
    this.links = links;
    this.changes = changes;
    this.hashes = hashes;
    this.memory = new BrowserMemory(devices, random);
  }

  /// A link that counts, and whose it is.
  public record Open(MailedLink link, User person) {}

  /// What the link opens, without using it; empty for one that was used, expired, replaced, or is
  /// about an account that may not act or has another address by now.
  public Optional<Open> open(TenantId tenant, String token, Instant now) {
    return LinkToken.parse(token)
        .map(parsed -> links.find(tenant, parsed, now))
        .flatMap(found ->
            found instanceof Found.Alive(var link) && link.purpose() == LinkPurpose.RESET_PASSWORD
                ? Optional.of(link)
                : Optional.empty())
        .flatMap(link ->
            link.person()
                .flatMap(person -> users.findById(tenant, person))
                .filter(User::isActive)
                .filter(person -> person.email().equals(link.address().canonical()))
                .map(person -> new Open(link, person)));
  }

  /// Who sets the password, and how they are told: in the language of the page, and when and from
  /// where.
  public record Setter(
      InetAddress address, Optional<DeviceId> device, String language, Asked asked) {}

  /// What became of it.
  public sealed interface Outcome {
    /// The browser that has this device in its cookie counts as the person's, so that whatever
    /// strangers typed at the account keeps its owner out no longer.
    record Done(Open open, DeviceId device) implements Outcome {}

    record Refused(Open open, PasswordPolicy.Reason reason) implements Outcome {}

    /// Too many passwords are being hashed; the link is as good as before.
    record Busy(Open open) implements Outcome {}

    record LinkGone() implements Outcome {}
  }

  /// Sets the password and uses the link up.
  public Outcome set(
      TenantId tenant,
      String token,
      Secret typed,
      PasswordPolicy policy,
      String issuerName,
      Setter setter,
      Instant now) {
    var found = open(tenant, token, now);
    if (found.isEmpty()) {
      return new Outcome.LinkGone();
    }
    var open = found.get();
    var person = open.person();
    return switch (policy.judge(typed, person.email(), names(person, issuerName))) {
      case Judgement.Refused(var reason) -> new Outcome.Refused(open, reason);
      case Judgement.Acceptable(var password) -> {
        var claimant = Claimant.visitor(tenant, Optional.of(person.email()), setter.address());
        yield switch (hashes.hash(claimant, password)) {
          case Hashing.Busy() -> new Outcome.Busy(open);
          case Hashing.Hashed(var hash) ->
              changes.resetPassword(
                      tenant, open.link(), hash, notice(person, setter), By.owner(now))
                  ? done(tenant, open, setter, now)
                  : new Outcome.LinkGone();
        };
      }
    };
  }

  private Outcome done(TenantId tenant, Open open, Setter setter, Instant now) {
    var person = open.person().id();
    var device = memory.remember(tenant, person, setter.device(), now, Optional.empty());
    return new Outcome.Done(open, device);
  }

  /// What no password may be like.
  private static List<String> names(User person, String issuerName) {
    return Stream.concat(
            Stream.of(issuerName), person.claims().one("name").map(Object::toString).stream())
        .toList();
  }

  private static Mail notice(User person, Setter setter) {
    return Mail.notice(
        person,
        new Content.Notice(NoticeKind.PASSWORD_RESET),
        setter.language(),
        Optional.of(setter.asked()));
  }
}
