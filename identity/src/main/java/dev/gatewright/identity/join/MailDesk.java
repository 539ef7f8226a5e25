package dev.gatewright.identity.join;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailRequest;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.store.LoginNames;
import dev.gatewright.identity.store.MailRequests;
import dev.gatewright.identity.store.MailRequests.Answer;
import dev.gatewright.identity.store.MailRequests.Waiting;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.throttle.MailThrottle;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Takes what people ask to be mailed, and sees to it afterwards.
///
/// [#ask] counts and keeps; it never looks an account up, so that neither its answer nor its work
/// nor its time tells whether there is one. [#workOff] does, with nobody waiting. Safe for use by
/// several threads.
public final class MailDesk {
  /// NIST SP 800-63B-4 §4.2.1 has recovery by mail end sooner than a day; half an hour is enough to
  /// find the mail.
  static final Duration RESET_LIFETIME = Duration.ofMinutes(30);

  /// Nothing is given away by what only adds an address, so there is time to find it.
  static final Duration ADDRESS_LIFETIME = Duration.ofHours(24);

  private static final int AT_ONCE = 64;

  private final Users users;
  private final LoginNames names;
  private final MailRequests requests;
  private final MailThrottle throttle;
  private final LinkMails links;
  private final SignInMails signIns;
  private final SignInTexts texts;

  public MailDesk(
      Users users,
      LoginNames names,
      MailRequests requests,
      MailThrottle throttle,
      LinkMails links,
      SignInMails signIns,
      SignInTexts texts) {
    this.users = users;
    this.names = names;
    this.requests = requests;
    this.throttle = throttle;
    this.links = links;
    this.signIns = signIns;
    this.texts = texts;
  }

  /// What the person is told.
  public sealed interface Asking {
    /// If there is something to mail, it will be. That is all there is to say.
    record Taken() implements Asking {}

    record Throttled(Duration retryAfter) implements Asking {}

    record Busy() implements Asking {}
  }

  /// Takes a request from a network address.
  public Asking ask(TenantId tenant, MailRequest request, InetAddress address, Instant now) {
    return switch (throttle.reserve(tenant, request.purpose(), request.to(), address, now)) {
      case MailThrottle.Permission.Throttled(var retryAfter) -> new Asking.Throttled(retryAfter);
      case MailThrottle.Permission.Enough() -> new Asking.Taken();
      case MailThrottle.Permission.Allowed() ->
          requests.put(tenant, request, now) ? new Asking.Taken() : new Asking.Busy();
    };
  }

  /// Waits until something may be there to be seen to, at most so long.
  public void await(Duration atMost) throws InterruptedException {
    requests.await(atMost);
  }

  /// Sees to requests that wait, a few dozen at most; answers how many there were.
  public int workOff(Instant now) {
    var waiting = requests.waiting(AT_ONCE, now);
    for (var one : waiting) {
      requests.answer(one.tenant(), one.id(), answer(one, now), By.owner(now));
    }
    return waiting.size();
  }

  private Answer answer(Waiting waiting, Instant now) {
    if (waiting.request().isEmpty()) {
      return new Answer.Nothing();
    }
    var tenant = waiting.tenant();
    var request = waiting.request().get();
    var found = account(tenant, request.to());
    return switch (request.purpose()) {
      case RESET_PASSWORD ->
          found
              .filter(User::isActive)
              .map(user -> toPerson(tenant, request, user, RESET_LIFETIME, now))
              .orElseGet(Answer.Nothing::new);
      case VERIFY_ADDRESS ->
          found
              .filter(user -> user.isActive() && !user.emailVerified())
              .map(user -> toPerson(tenant, request, user, ADDRESS_LIFETIME, now))
              .orElseGet(Answer.Nothing::new);
      case SIGN_UP ->
          found
              .<Answer>map(user -> new Answer.Told(accountExists(request, user)))
              .orElseGet(() ->
                  request.to() instanceof Recipient.Address(var to)
                      ? toStranger(tenant, request, to, now)
                      : new Answer.Nothing());
      case SIGN_IN ->
          found
              .filter(User::isActive)
              .map(user -> signIns.answer(tenant, request, user, now))
              .orElseGet(Answer.Nothing::new);
      case NUMBER_SIGN_IN ->
          found
              .filter(User::isActive)
              .map(user -> texts.answer(tenant, request, user, now))
              .orElseGet(Answer.Nothing::new);
      case INVITATION, CHANGE_ADDRESS, UNDO_ADDRESS, KEEP_ACCOUNT, MEMBERSHIP, VERIFY_NUMBER ->
          new Answer.Nothing();
    };
  }

  private Optional<User> account(TenantId tenant, Recipient to) {
    return switch (to) {
      case Recipient.Address(var address) -> users.findByEmail(tenant, address.canonical());
      case Recipient.Named(var name) ->
          names.find(tenant, name).flatMap(user -> users.findById(tenant, user));
    };
  }

  /// To the address on file, which is not always the spelling that was typed.
  private Answer toPerson(
      TenantId tenant, MailRequest request, User user, Duration lifetime, Instant now) {
    return linked(tenant, request, MailAddress.of(user), Optional.of(user.id()), lifetime, now);
  }

  private Answer toStranger(TenantId tenant, MailRequest request, MailAddress to, Instant now) {
    return linked(tenant, request, to, Optional.empty(), ADDRESS_LIFETIME, now);
  }

  private Answer linked(
      TenantId tenant,
      MailRequest request,
      MailAddress to,
      Optional<UserId> person,
      Duration lifetime,
      Instant now) {
    var wanted =
        new LinkMails.Wanted(
            request.purpose(),
            to,
            person,
            request.language(),
            request.asked(),
            Optional.empty(),
            request.onward(),
            lifetime);
    return links
        .make(tenant, wanted, now)
        .<Answer>map(made -> new Answer.Linked(made.link(), made.mail()))
        .orElseGet(Answer.Nothing::new);
  }

  private static Mail accountExists(MailRequest request, User user) {
    return Mail.notice(
        user, new Content.Notice(NoticeKind.ACCOUNT_EXISTS), request.language(), request.asked());
  }
}
