package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.MakeOwnCodes;
import dev.gatewright.admin.command.AccountCommand.RemoveOwnCodes;
import dev.gatewright.admin.command.AccountCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.CodesView;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import java.util.List;

/// Recovery codes: made, shown this once, and taken away.
final class RecoveryCodesPage {
  static final String PATH = "/security/recovery-codes";

  private final AccountDesk desk;
  private final AccountPages pages;

  RecoveryCodesPage(AccountDesk desk, AccountPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return shown(visit, List.of());
  }

  private AccountAnswer shown(AccountVisit visit, List<ShownSecret> made) {
    var account =
        desk.see(visit, new ShowAccount(visit.issuer(), visit.person()), AccountShown.class);
    var view =
        new CodesView(
            visit.innerFrame(Section.SECURITY),
            visit.link(PATH),
            account.recoveryCodes(),
            account.codesDemanded(),
            made);
    return AccountAnswer.shown(pages.codes(view, visit.page()));
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    var issuer = visit.issuer();
    return switch (fields.first(CodesView.ACT_FIELD).orElse("")) {
      case CodesView.MAKE -> {
        var made =
            desk.see(
                visit,
                new MakeOwnCodes(
                    issuer, visit.person(), Notices.of(visit, NoticeKind.RECOVERY_CODES_MADE)),
                AdminResult.RecoveryCodes.class);
        yield shown(
            visit, made.codes().stream().map(code -> new ShownSecret(code.reveal())).toList());
      }
      case CodesView.REMOVE ->
          desk.act(
                      visit,
                      new RemoveOwnCodes(
                          issuer,
                          visit.person(),
                          Notices.of(
                              visit, NoticeKind.FACTOR_REMOVED, visit.page().text("codes.title"))))
                  .isEmpty()
              ? AccountAnswer.done("/security", Notice.CODES_REMOVED)
              : AccountAnswer.done(PATH, Notice.NOTHING_DONE);
      default -> AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    };
  }
}
