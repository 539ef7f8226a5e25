package dev.gatewright.identity.mailcode;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.join.MailDesk;
import dev.gatewright.identity.join.SignInMails;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailRequest;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.signin.Asker;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInHandler.Shown;
import java.security.SecureRandom;
import java.util.Optional;

/// What is sent for the methods of this package. Asking for it is the same work for every address:
/// the desk keeps the wish, and looks the account up when nobody waits. Safe for use by several
/// threads.
public final class SignInMail {
  /// What a page says when its mail is on the way, if there is an account.
  private static final String SENT = "sent";

  /// No mail is taken from this network now.
  private static final String THROTTLED = "throttled";

  private final MailDesk desk;
  private final SecureRandom random;

  public SignInMail(MailDesk desk, SecureRandom random) {
    this.desk = desk;
    this.random = random;
  }

  /// Whether a page says that a mail is on the way, to whoever has an account.
  public static boolean isSent(Shown shown) {
    return shown.text().filter(SENT::equals).isPresent();
  }

  /// Whether a page says that nothing is sent because there was too much already.
  public static boolean isThrottled(Shown shown) {
    return shown.text().filter(THROTTLED::equals).isPresent();
  }

  /// Has it written, to whoever is signing in or says they are. What is kept in the page is the id
  /// under which its code will be found; there is one whether or not there is an account.
  Shown send(Claim claim, LinkPurpose purpose) {
    if (claim.asker().isEmpty()) {
      return sent(LinkId.generate(random));
    }
    var asker = claim.asker().get();
    var to =
        claim
            .person()
            .filter(person -> claim.state().person().isPresent())
            .<Recipient>map(person -> new Recipient.Address(MailAddress.of(person)))
            .or(() ->
                claim.state().identifier().flatMap(typed -> Recipient.parse(typed, asker.names())));
    if (to.isEmpty()) {
      return sent(LinkId.generate(random));
    }
    var id = LinkId.generate(random);
    var wish =
        new SignInMails.Wish(id, asker.methods().contains(SignInMethod.EMAIL_CODE), asker.onward());
    var request =
        new MailRequest(
            purpose, to.get(), asker.language(), Optional.of(asked(claim, asker)), wish.document());
    var asking = desk.ask(claim.tenant(), request, claim.visitor().address(), claim.now());
    return switch (asking) {
      case MailDesk.Asking.Taken() -> sent(id);
      case MailDesk.Asking.Throttled _, MailDesk.Asking.Busy _ ->
          new Shown(Optional.of(THROTTLED), Optional.empty());
    };
  }

  private static Asked asked(Claim claim, Asker asker) {
    return new Asked(
        claim.now(),
        asker.application(),
        asker.device(),
        Optional.of(claim.visitor().address().getHostAddress()));
  }

  private static Shown sent(LinkId id) {
    return new Shown(Optional.of(SENT), Optional.of(id.value()));
  }

  /// What the page of a method shows again.
  static Shown again(Claim claim, SignInMethod method) {
    var kept = claim.kept(method);
    return new Shown(kept.map(_ -> SENT), kept);
  }

  /// Whether the link's address is that of the account still.
  static boolean isOf(MailAddress address, CanonicalEmail account) {
    return address.canonical().equals(account);
  }
}
