package dev.gatewright.server.account;

import dev.gatewright.admin.act.Holdings.PasswordRules;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.PasswordView;
import dev.gatewright.server.pages.account.PasswordView.Problem;
import dev.gatewright.server.pages.account.Section;
import java.util.Optional;

/// Another password.
final class PasswordPage {
  private static final String PATH = "/security/password";

  private final PasswordChange change;
  private final FreshProof proof;
  private final PasswordRules passwordRules;
  private final AccountPages pages;

  PasswordPage(
      PasswordChange change, FreshProof proof, PasswordRules passwordRules, AccountPages pages) {
    this.change = change;
    this.proof = proof;
    this.passwordRules = passwordRules;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow(this::isMoreToProve);
  }

  /// The form asks for the password itself, so what is proved before is the rest.
  private boolean isMoreToProve(AccountVisit visit) {
    var who = visit.oneself();
    return !change.hasPassword(who) || proof.isMoreThanPassword(who);
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
            change.hasPassword(visit.oneself()),
            passwordRules.of(visit.tenant().id()).minLength(),
            endsOthers,
            problem);
    return new AccountAnswer.Shown(status, pages.password(view, visit.page()));
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    boolean endsOthers = fields.first(PasswordView.END_FIELD).isPresent();
    return change
        .change(
            visit.oneself(),
            fields.first(PasswordView.CURRENT_FIELD).orElse(""),
            fields.first(PasswordView.NEW_FIELD).orElse(""),
            endsOthers)
        .map(PasswordChange.Undone::problem)
        .map(found -> shown(visit, status(found), endsOthers, Optional.of(found)))
        .orElseGet(() ->
            AccountAnswer.done(
                "/security", endsOthers ? Notice.PASSWORD_CHANGED : Notice.PASSWORD_CHANGED_HERE));
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
