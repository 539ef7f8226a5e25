package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.totp.TotpSecret;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.AuthenticatorView;
import dev.gatewright.server.pages.account.AuthenticatorView.Problem;
import dev.gatewright.server.pages.account.AuthenticatorView.Setup;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import java.util.Base64;
import java.util.Optional;

/// An authenticator application: set up, kept only once it showed a right code, and taken away.
final class AuthenticatorPage {
  private static final String PATH = "/security/authenticator";

  private final AccountDesk desk;
  private final Factors factors;
  private final PageSeal seal;
  private final AccountPages pages;

  AuthenticatorPage(AccountDesk desk, Factors factors, AccountPages pages) {
    this.desk = desk;
    this.factors = factors;
    this.seal = new PageSeal(factors.seals(), "totp");
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return shown(visit, TotpSecret.generate(factors.random()), Optional.empty());
  }

  private AccountAnswer shown(AccountVisit visit, TotpSecret secret, Optional<Problem> problem) {
    var tenant = visit.tenant();
    var uri = secret.uri(tenant.issuer().name(), visit.user().emailAsTyped());
    var bytes = Base64.getEncoder().encodeToString(secret.bytes());
    var view =
        new AuthenticatorView(
            visit.innerFrame(Section.SECURITY),
            visit.link(PATH),
            factors.totp().enrolledAt(tenant.id(), visit.person()),
            new Setup(
                QrPicture.of(uri),
                new ShownSecret(secret.text().reveal()),
                new ShownSecret(seal.seal(visit, bytes))),
            problem);
    int status = problem.isPresent() ? 422 : 200;
    return new AccountAnswer.Shown(status, pages.authenticator(view, visit.page()));
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    return fields.first(AuthenticatorView.REMOVE_FIELD).isPresent()
        ? remove(visit)
        : fields
            .first(AuthenticatorView.SETUP_FIELD)
            .flatMap(text -> seal.open(visit, text))
            .flatMap(text -> TotpSecret.of(Base64.getDecoder().decode(text)))
            .map(secret -> enrol(visit, secret, fields))
            .orElseGet(() -> AccountAnswer.done(PATH, Notice.NOTHING_DONE));
  }

  private AccountAnswer enrol(AccountVisit visit, TotpSecret secret, Parameters fields) {
    var code = fields.first(AuthenticatorView.CODE_FIELD).orElse("");
    if (code.isBlank()) {
      return shown(visit, secret, Optional.of(Problem.MISSING));
    }
    var mail = Notices.of(visit, NoticeKind.FACTOR_ADDED, visit.page().text("authenticator.title"));
    var by = By.owner(visit.now());
    boolean kept =
        factors
            .totp()
            .enrol(visit.tenant().id(), visit.person(), secret, new Secret(code), mail, by);
    if (!kept) {
      return shown(visit, secret, Optional.of(Problem.WRONG));
    }
    // the code that set it up proves it for this login too
    var proof = new Factor(SignInMethod.TOTP, visit.now());
    factors.sessions().add(visit.tenant().id(), visit.session(), proof, by);
    var account =
        desk.see(visit, new ShowAccount(visit.issuer(), visit.person()), AccountShown.class);
    var next = account.recoveryCodes() == 0 ? RecoveryCodesPage.PATH : "/security";
    return AccountAnswer.done(next, Notice.AUTHENTICATOR_ADDED);
  }

  private AccountAnswer remove(AccountVisit visit) {
    var mail =
        Notices.of(visit, NoticeKind.FACTOR_REMOVED, visit.page().text("authenticator.title"));
    var by = By.owner(visit.now());
    return factors.totp().remove(visit.tenant().id(), visit.person(), mail, by)
        ? AccountAnswer.done("/security", Notice.AUTHENTICATOR_REMOVED)
        : AccountAnswer.done(PATH, Notice.NOTHING_DONE);
  }
}
