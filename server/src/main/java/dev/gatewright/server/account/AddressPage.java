package dev.gatewright.server.account;

import dev.gatewright.identity.join.AddressChange;
import dev.gatewright.identity.join.AddressChange.Asker;
import dev.gatewright.identity.join.MailDesk.Asking;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.NewAddressView;
import dev.gatewright.server.pages.account.NewAddressView.Problem;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import java.util.Optional;

/// Another e-mail address. A link goes to it, and nothing changes before that is confirmed.
final class AddressPage {
  private static final String PATH = "/address";

  private final AddressChange change;
  private final AccountPages pages;

  AddressPage(AddressChange change, AccountPages pages) {
    this.change = change;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return shown(visit, 200, "", Optional.empty());
  }

  private AccountAnswer shown(
      AccountVisit visit, int status, String typed, Optional<Problem> problem) {
    var view =
        new NewAddressView(visit.innerFrame(Section.PROFILE), visit.link(PATH), typed, problem);
    return new AccountAnswer.Shown(status, pages.newAddress(view, visit.page()));
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    var typed = fields.first(NewAddressView.EMAIL_FIELD).map(String::strip).orElse("");
    if (typed.isEmpty()) {
      return shown(visit, 422, typed, Optional.of(Problem.MISSING));
    }
    var address = MailAddress.parse(typed);
    if (address.isEmpty()) {
      return shown(visit, 422, typed, Optional.of(Problem.INVALID));
    }
    if (address.get().canonical().equals(visit.user().email())) {
      return shown(visit, 422, typed, Optional.of(Problem.SAME));
    }
    var asked =
        change.ask(visit.tenant().id(), visit.user(), address.get(), asker(visit), visit.now());
    return switch (asked) {
      case Asking.Taken() -> AccountAnswer.done("/profile", Notice.ADDRESS_MAILED);
      case Asking.Throttled _, Asking.Busy _ ->
          shown(visit, 429, typed, Optional.of(Problem.THROTTLED));
    };
  }

  private static Asker asker(AccountVisit visit) {
    var request = visit.request();
    return new Asker(
        request.clientAddress(),
        visit.page().messages().language(),
        new Asked(
            visit.now(),
            Optional.empty(),
            request.header("User-Agent"),
            Optional.of(request.clientAddress().getHostAddress())));
  }
}
