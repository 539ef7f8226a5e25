package dev.gatewright.identity.mailcode;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.join.SignInTexts;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.store.VerifiedNumbers;
import dev.gatewright.identity.store.VerifiedNumbers.Change;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.identity.text.Texting;
import dev.gatewright.identity.throttle.MailThrottle;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A telephone number for an account: its person is sent a code there, and types it.
///
/// Whether another account has the number is not looked up before it is verified, so nobody learns
/// it but whoever reads what is sent there. Safe for use by several threads.
public final class NumberChange {
  /// How long is waited where a quota does not say.
  private static final Duration SPENT = Duration.ofHours(1);

  private final MailedLinks links;
  private final VerifiedNumbers numbers;
  private final MailThrottle throttle;
  private final SignInTexts texts;
  private final Texting texting;
  private final SentCodes codes;
  private final SecureRandom random;

  public NumberChange(
      MailedLinks links,
      VerifiedNumbers numbers,
      MailThrottle throttle,
      SignInTexts texts,
      Texting texting,
      SentCodes codes,
      SecureRandom random) {
    this.links = links;
    this.numbers = numbers;
    this.throttle = throttle;
    this.texts = texts;
    this.texting = texting;
    this.codes = codes;
    this.random = random;
  }

  /// What the person is told.
  public sealed interface Asking {
    /// A code is on its way; it is found under this id.
    record Taken(LinkId id) implements Asking {}

    /// Nothing is sent to such a number here.
    record NotThere() implements Asking {}

    /// There were too many already.
    record Throttled(Duration retryAfter) implements Asking {}
  }

  /// The account's verified number.
  public Optional<VerifiedNumbers.Verified> of(TenantId tenant, User person) {
    return numbers.of(tenant, person.id());
  }

  /// By what a code gets to a number, if it gets there at all.
  public List<TextChannel> channels(TenantId tenant, PhoneNumber number) {
    return texting.channels(tenant, number);
  }

  /// Whether people may add a number here.
  public boolean isOffered(TenantId tenant) {
    return texting.isOffered(tenant);
  }

  /// Sends a code to the number.
  public Asking ask(
      TenantId tenant,
      User person,
      PhoneNumber to,
      Optional<TextChannel> wish,
      String language,
      InetAddress address,
      Instant now) {
    var channels = texting.channels(tenant, to);
    if (channels.isEmpty()) {
      return new Asking.NotThere();
    }
    var purpose = LinkPurpose.VERIFY_NUMBER;
    var recipient = new Recipient.Named(to.name());
    return switch (throttle.reserve(tenant, purpose, recipient, address, now)) {
      case MailThrottle.Permission.Throttled(var retryAfter) -> new Asking.Throttled(retryAfter);
      case MailThrottle.Permission.Enough() -> new Asking.Throttled(SPENT);
      case MailThrottle.Permission.Allowed() -> {
        var channel = wish.filter(channels::contains).orElseGet(channels::getFirst);
        var id = LinkId.generate(random);
        var wanted = new SignInTexts.Wanted(id, purpose, to, channel, language, Optional.empty());
        var made = texts.make(tenant, wanted, person, now);
        yield links.issue(tenant, made.link(), made.text(), By.owner(now)) == Posting.WRITTEN
            ? new Asking.Taken(id)
            : new Asking.Throttled(SPENT);
      }
    };
  }

  /// What the typed code stands for, without using it; empty where it is wrong, or good no more.
  public Optional<MailedLink> find(
      TenantId tenant, User person, LinkId id, Secret typed, Instant now) {
    var asked = new SentCodes.Asked(id, LinkPurpose.VERIFY_NUMBER, Optional.of(person.id()));
    return codes.find(tenant, asked, typed, now);
  }

  /// Makes the number of a code that was found the account's.
  public Change confirm(TenantId tenant, MailedLink link, Optional<Mail> notice, Instant now) {
    return numbers.verify(
        tenant, link, SignInTexts.number(link), SignInTexts.channel(link), notice, By.owner(now));
  }

  /// Takes the number away, unless it is the last way into the account.
  public WaysIn.Removal remove(
      TenantId tenant, User person, WaysIn ways, Optional<Mail> notice, By by) {
    return numbers.remove(tenant, person.id(), ways, notice, by);
  }
}
