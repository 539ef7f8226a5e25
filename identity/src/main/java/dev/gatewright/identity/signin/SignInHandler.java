package dev.gatewright.identity.signin;

import dev.gatewright.identity.Pin;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// One way to prove who one is. It answers for itself alone: what else the person proved, must
/// prove or failed at is the flow's to know, and so is how often one may be wrong. Safe for use by
/// several threads.
public interface SignInHandler {
  SignInMethod method();

  /// Whether this person may, or must, use it.
  Use use(TenantId tenant, User person);

  /// What its page shows before there is an answer. Nothing happens by showing, and nobody may
  /// learn from it whether there is such a person.
  default Shown show(Claim claim) {
    return Shown.NOTHING;
  }

  /// The person chose it: whatever must happen before they can answer, such as a mail. What holds
  /// for `show` holds for what this answers, and for how long it takes.
  default Shown begin(Claim claim) {
    return show(claim);
  }

  /// Whether this input passes. What is good for once is spent, durably, when the answer is
  /// `Passed`. Nobody may learn from the work done whether there is such a person.
  Verdict judge(Claim claim, SignInInput input);

  /// Who is said to be there, and where their login stands.
  ///
  /// @param person whom the login or the input names, proved or not; empty where there is no such
  ///   account, and where nobody was named
  /// @param asker who wants the login, where a mail could tell of it
  record Claim(
      TenantId tenant,
      Optional<User> person,
      SignInState state,
      Visitor visitor,
      Optional<Asker> asker,
      Instant now) {
    public Claim(
        TenantId tenant, Optional<User> person, SignInState state, Visitor visitor, Instant now) {
      this(tenant, person, state, visitor, Optional.empty(), now);
    }

    /// The mail that tells the person of what this claim did, in the language of the page; absent
    /// where nothing outside the page is said.
    public Optional<Mail> notice(User person, NoticeKind kind, Optional<String> about) {
      return asker.map(who -> who.notice(person, kind, about, visitor, now));
    }

    /// What the method wanted to be kept for now, if that is not too old.
    public Optional<String> kept(SignInMethod method) {
      return state
          .kept()
          .filter(kept -> kept.method() == method && kept.isGood(now))
          .map(SignInState.Kept::text);
    }
  }

  /// What the page of a method shows beside its form, in the method's own words, and what comes
  /// back with the answer unread and unchanged.
  record Shown(Optional<String> text, Optional<String> kept) {
    public static final Shown NOTHING = new Shown(Optional.empty(), Optional.empty());
  }

  /// What a method is to a person.
  enum Use {
    /// They have nothing to prove it with.
    NONE,
    POSSIBLE,
    /// Their account demands a second factor at every sign-in, and this is one.
    DEMANDED
  }

  /// What became of an input.
  sealed interface Verdict {
    Verdict FAILED = new Failed();
    Verdict BUSY = new Busy();

    /// It is this person's. `amr` is how tokens name the proof (RFC 8176 §2).
    record Passed(UserId person, Set<String> amr) implements Verdict {
      public Passed {
        amr = Set.copyOf(amr);
      }

      /// One that is named as the method is.
      public static Passed by(SignInMethod method, User person) {
        return new Passed(person.id(), method.amr());
      }
    }

    /// It lets somebody in who has no account.
    record Guest(Pin pin) implements Verdict {}

    record Failed() implements Verdict {}

    /// Too many people sign in at this moment; nothing was looked at.
    record Busy() implements Verdict {}
  }
}
