package dev.gatewright.server.account;

import dev.gatewright.admin.command.AdminCommand.ChangePassword;
import dev.gatewright.admin.command.AdminCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInPolicy;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.PasswordView;
import dev.gatewright.server.pages.account.PasswordView.Problem;
import dev.gatewright.server.pages.account.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Another password. Whoever has one proves that they know it, through the flow of every login, so
/// that wrong ones count there too (OWASP ASVS 6.2.3).
final class PasswordPage {
  private static final String PATH = "/security/password";

  private final AccountDesk desk;
  private final SignInFlow flow;
  private final AccountPages pages;

  PasswordPage(AccountDesk desk, SignInFlow flow, AccountPages pages) {
    this.desk = desk;
    this.flow = flow;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow(this::isMoreToProve);
  }

  /// The form asks for the password itself, so what is proved before is the rest.
  private boolean isMoreToProve(AccountVisit visit) {
    var known =
        new SignInState(
            Optional.of(visit.person()), List.of(new Factor(SignInMethod.PASSWORD, visit.now())));
    var policy = new SignInPolicy(Set.of(), Strength.TWO_FACTORS);
    var scene = new Scene(visit.tenant().id(), policy, visit.visitor(), visit.now());
    return !hasPassword(visit) || !(flow.show(scene, known) instanceof SignInStep.Done);
  }

  private AccountAnswer show(AccountVisit visit) {
    return shown(visit, 200, true, Optional.empty());
  }

  private AccountAnswer shown(
      AccountVisit visit, int status, boolean endsOthers, Optional<Problem> problem) {
    var view =
        new PasswordView(
            visit.innerFrame(Section.SECURITY),
            visit.link(PATH),
            visit.user().emailAsTyped(),
            hasPassword(visit),
            PasswordPolicy.DEFAULT_MIN_LENGTH,
            endsOthers,
            problem);
    return new AccountAnswer.Shown(status, pages.password(view, visit.page()));
  }

  private boolean hasPassword(AccountVisit visit) {
    return desk.see(visit, new ShowAccount(visit.issuer(), visit.person()), AccountShown.class)
        .hasPassword();
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    boolean endsOthers = fields.first(PasswordView.END_FIELD).isPresent();
    var chosen = fields.first(PasswordView.NEW_FIELD).orElse("");
    var problem =
        chosen.isEmpty()
            ? Optional.of(Problem.NEW_MISSING)
            : hasPassword(visit)
                ? current(visit, fields.first(PasswordView.CURRENT_FIELD).orElse(""))
                : Optional.<Problem>empty();
    if (problem.isEmpty()) {
      var kept = endsOthers ? Optional.of(visit.session().id()) : Optional.<SessionId>empty();
      var notice =
          visit.mail(new Mail.Content.Notice(NoticeKind.PASSWORD_CHANGED, Optional.empty()));
      var change =
          new ChangePassword(visit.issuer(), visit.person(), new Secret(chosen), kept, notice);
      problem = desk.act(visit, change).map(PasswordPage::problem);
    }
    return problem
        .map(found -> shown(visit, status(found), endsOthers, Optional.of(found)))
        .orElseGet(() ->
            AccountAnswer.done(
                "/security", endsOthers ? Notice.PASSWORD_CHANGED : Notice.PASSWORD_CHANGED_HERE));
  }

  private Optional<Problem> current(AccountVisit visit, String typed) {
    if (typed.isEmpty()) {
      return Optional.of(Problem.CURRENT_MISSING);
    }
    var input =
        new SignInInput.Password(visit.user().emailAsTyped(), new Secret(typed), Optional.empty());
    var scene =
        new Scene(visit.tenant().id(), SignInPolicy.ONE_FACTOR, visit.visitor(), visit.now());
    var step = flow.next(scene, SignInState.NOTHING, input);
    return switch (step) {
      case SignInStep.Done done -> unlessOf(visit, done.user());
      case SignInStep.Challenge challenge ->
          challenge
              .person()
              .map(person -> unlessOf(visit, person))
              .orElse(Optional.of(Problem.CURRENT_WRONG));
      case SignInStep.Ask _, SignInStep.Guest _, SignInStep.Leaving _ ->
          Optional.of(Problem.CURRENT_WRONG);
      case SignInStep.Refused(var reason, var _) ->
          Optional.of(
              switch (reason) {
                case THROTTLED -> Problem.THROTTLED;
                case BUSY -> Problem.BUSY;
                case WRONG, NOT_ACTIVE, STALE -> Problem.CURRENT_WRONG;
              });
    };
  }

  /// The address may be another person's by now.
  private static Optional<Problem> unlessOf(AccountVisit visit, User proved) {
    return proved.id().equals(visit.person())
        ? Optional.empty()
        : Optional.of(Problem.CURRENT_WRONG);
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

  private static int status(Problem problem) {
    return switch (problem) {
      case THROTTLED -> 429;
      case BUSY -> 503;
      case CHANGED_MEANWHILE -> 409;
      case CURRENT_MISSING,
          CURRENT_WRONG,
          NEW_MISSING,
          TOO_SHORT,
          TOO_LONG,
          UNREADABLE,
          COMMON,
          LIKE_ACCOUNT,
          BREACHED ->
          422;
    };
  }
}
