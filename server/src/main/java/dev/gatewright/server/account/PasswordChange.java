package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.ChangePassword;
import dev.gatewright.admin.command.AccountCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInPolicy;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.server.pages.account.PasswordView.Problem;
import java.time.Duration;
import java.util.Optional;

/// Another password. Whoever has one proves that they know it, through the flow of every login, so
/// that wrong ones count there too (OWASP ASVS 6.2.3).
public final class PasswordChange {
  private final AccountDesk desk;
  private final SignInFlow flow;

  public PasswordChange(AccountDesk desk, SignInFlow flow) {
    this.desk = desk;
    this.flow = flow;
  }

  /// Why it was not done, and how long to wait before another attempt, where that is why.
  public record Undone(Problem problem, Optional<Duration> retryAfter) {
    private static Undone of(Problem problem) {
      return new Undone(problem, Optional.empty());
    }
  }

  public boolean hasPassword(Oneself who) {
    return kept(who).isPresent();
  }

  private Optional<PasswordHash> kept(Oneself who) {
    return desk.see(who, new ShowAccount(who.issuer(), who.person()), AccountShown.class)
        .password();
  }

  /// Changes it, and ends all grants and all other sessions where that is wanted.
  public Optional<Undone> change(Oneself who, String current, String chosen, boolean endsOthers) {
    if (chosen.isEmpty()) {
      return Optional.of(Undone.of(Problem.NEW_MISSING));
    }
    var undone = attempt(who, current, chosen, endsOthers);
    boolean changed = undone.filter(it -> it.problem() == Problem.CHANGED_MEANWHILE).isPresent();
    // The proof itself makes a hash of another system anew; anybody else's change shows in the
    // second.
    return changed ? attempt(who, current, chosen, endsOthers) : undone;
  }

  private Optional<Undone> attempt(Oneself who, String current, String chosen, boolean endsOthers) {
    // Looked at before the proof: of two changes at once that prove the same password, one counts.
    var before = kept(who);
    var wrong = before.isPresent() ? current(who, current) : Optional.<Undone>empty();
    if (wrong.isPresent()) {
      return wrong;
    }
    var session = who.session().map(Session::id).filter(_ -> endsOthers);
    var notice = who.notice(NoticeKind.PASSWORD_CHANGED, Optional.empty());
    var change =
        new ChangePassword(who.issuer(), who.person(), before, new Secret(chosen), session, notice);
    return desk.act(who, change).map(refused -> Undone.of(problem(refused)));
  }

  private Optional<Undone> current(Oneself who, String typed) {
    if (typed.isEmpty()) {
      return Optional.of(Undone.of(Problem.CURRENT_MISSING));
    }
    var input =
        new SignInInput.Password(who.user().emailAsTyped(), new Secret(typed), Optional.empty());
    var scene = new Scene(who.tenant().id(), SignInPolicy.ONE_FACTOR, who.visitor(), who.now());
    return switch (flow.next(scene, SignInState.NOTHING, input)) {
      case SignInStep.Done done -> unlessOf(who, done.user());
      case SignInStep.Challenge challenge ->
          challenge
              .person()
              .map(person -> unlessOf(who, person))
              .orElse(Optional.of(Undone.of(Problem.CURRENT_WRONG)));
      case SignInStep.Ask _, SignInStep.Guest _, SignInStep.Leaving _ ->
          Optional.of(Undone.of(Problem.CURRENT_WRONG));
      case SignInStep.Refused(var reason, var wait) ->
          Optional.of(
              switch (reason) {
                case THROTTLED -> new Undone(Problem.THROTTLED, wait);
                case BUSY -> Undone.of(Problem.BUSY);
                case WRONG, NOT_ACTIVE, STALE -> Undone.of(Problem.CURRENT_WRONG);
              });
    };
  }

  /// The address may be another person's by now.
  private static Optional<Undone> unlessOf(Oneself who, User proved) {
    return proved.id().equals(who.person())
        ? Optional.empty()
        : Optional.of(Undone.of(Problem.CURRENT_WRONG));
  }

  private static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.PasswordRefused(var reason) ->
          switch (reason) {
            case TOO_SHORT -> Problem.TOO_SHORT;
            case TOO_LONG -> Problem.TOO_LONG;
            case UNREADABLE -> Problem.UNREADABLE;
            case COMMON -> Problem.COMMON;
            case LIKE_ACCOUNT -> Problem.LIKE_ACCOUNT;
            case BREACHED -> Problem.BREACHED;
          };
      case Refusal.Busy() -> Problem.BUSY;
      default -> Problem.CHANGED_MEANWHILE;
    };
  }
}
