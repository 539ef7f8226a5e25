package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.EndTrust;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.BrowsersView;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import java.util.Optional;

/// The browsers that a person trusts, so that they are not asked for a second factor there.
final class BrowsersPage {
  private static final String PATH = "/security/browsers";

  private final AccountDesk desk;
  private final AccountPages pages;

  BrowsersPage(AccountDesk desk, AccountPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act);
  }

  private AccountAnswer show(AccountVisit visit) {
    var lasts = visit.tenant().settings().get(IssuerKeys.TRUSTED_BROWSERS);
    var view =
        new BrowsersView(
            visit.innerFrame(Section.SECURITY),
            visit.link(PATH),
            desk.trusted(visit.oneself()).stream()
                .map(one ->
                    new BrowsersView.Browser(
                        one.device().value(),
                        Devices.of(one.userAgent()),
                        one.since(),
                        one.since().plus(lasts)))
                .toList());
    return AccountAnswer.shown(pages.browsers(view, visit.page()));
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    var all = fields.first(BrowsersView.ALL_FIELD).isPresent();
    var one = fields.first(BrowsersView.END_FIELD).flatMap(DeviceId::parse);
    boolean ended =
        (all || one.isPresent())
            && desk.act(
                    visit,
                    new EndTrust(visit.issuer(), visit.person(), all ? Optional.empty() : one))
                .isEmpty();
    return AccountAnswer.done(PATH, ended ? Notice.TRUST_ENDED : Notice.NOTHING_DONE);
  }
}
