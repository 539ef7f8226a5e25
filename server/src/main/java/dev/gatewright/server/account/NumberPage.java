package dev.gatewright.server.account;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.join.SignInTexts;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.mailcode.NumberChange;
import dev.gatewright.identity.mailcode.NumberChange.Asking;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.SenderKeys;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.NumberView;
import dev.gatewright.server.pages.account.NumberView.Problem;
import dev.gatewright.server.pages.account.NumberView.Sent;
import dev.gatewright.server.pages.account.Section;
import java.util.List;
import java.util.Optional;

/// The account's telephone number: added once a code that was sent there came back, and taken away.
final class NumberPage {
  static final String PATH = "/security/phone";

  private final Factors factors;
  private final NumberChange numbers;
  private final ProvidersPage.Connections connections;
  private final PageSeal seal;
  private final AccountPages pages;

  NumberPage(Factors factors, ProvidersPage.Connections connections, AccountPages pages) {
    this.factors = factors;
    this.numbers = factors.numbers();
    this.connections = connections;
    this.seal = new PageSeal(factors.seals(), "number");
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return shown(visit, 200, "", Optional.empty(), Optional.empty());
  }

  private AccountAnswer shown(
      AccountVisit visit,
      int status,
      String typed,
      Optional<Sent> sent,
      Optional<Problem> problem) {
    var tenant = visit.tenant();
    var view =
        new NumberView(
            visit.innerFrame(Section.SECURITY),
            visit.link(PATH),
            numbers
                .of(tenant.id(), visit.user())
                .map(kept -> new NumberView.Verified(kept.number().value(), kept.since())),
            tenant.settings().get(IssuerKeys.SMS_SECOND_FACTOR),
            typed,
            numbers.isOffered(tenant.id()) ? channels(visit) : List.of(),
            sent,
            problem);
    return new AccountAnswer.Shown(status, pages.number(view, visit.page()));
  }

  private static List<String> channels(AccountVisit visit) {
    var channels = SenderKeys.channels(visit.tenant().settings());
    return (channels.isEmpty() ? List.of(TextChannel.SMS) : channels)
        .stream().map(TextChannel::word).toList();
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    if (fields.first(NumberView.REMOVE_FIELD).isPresent()) {
      return remove(visit);
    }
    var setup = fields.first(NumberView.SETUP_FIELD);
    return setup.isPresent()
        ? confirm(visit, setup.get(), fields)
        : send(visit, fields.first(NumberView.NUMBER_FIELD).orElse("").strip(), fields);
  }

  private AccountAnswer send(AccountVisit visit, String typed, Parameters fields) {
    var number = PhoneNumber.parse(typed);
    if (number.isEmpty()) {
      return failed(visit, 422, typed, Problem.INVALID);
    }
    var wish = fields.first(NumberView.SEND_FIELD).flatMap(TextChannel::ofWord);
    var asked =
        numbers.ask(
            visit.tenant().id(),
            visit.user(),
            number.get(),
            wish,
            visit.page().messages().language(),
            visit.request().clientAddress(),
            visit.now());
    return switch (asked) {
      case Asking.Taken(var id) -> {
        var kept = id.value() + " " + number.get().value();
        yield shown(
            visit, 200, typed, Optional.of(sent(visit, kept, number.get())), Optional.empty());
      }
      case Asking.NotThere() -> failed(visit, 422, typed, Problem.NOT_THERE);
      case Asking.Throttled _ -> failed(visit, 429, typed, Problem.THROTTLED);
    };
  }

  private Sent sent(AccountVisit visit, String kept, PhoneNumber number) {
    return new Sent(number.value(), new ShownSecret(seal.seal(visit, kept)));
  }

  private AccountAnswer failed(AccountVisit visit, int status, String typed, Problem problem) {
    return shown(visit, status, typed, Optional.empty(), Optional.of(problem));
  }

  private AccountAnswer confirm(AccountVisit visit, String setup, Parameters fields) {
    var kept = seal.open(visit, setup).map(text -> text.split(" ", 2));
    var id = kept.flatMap(parts -> LinkId.parse(parts[0]));
    var number = kept.flatMap(parts -> PhoneNumber.parse(parts[1]));
    if (id.isEmpty() || number.isEmpty()) {
      return AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    }
    // sealed as it came: the page is no younger for a wrong code
    var again = Optional.of(new Sent(number.get().value(), new ShownSecret(setup)));
    var code = fields.first(NumberView.CODE_FIELD).orElse("");
    if (code.isBlank()) {
      return shown(visit, 422, "", again, Optional.of(Problem.MISSING));
    }
    return numbers
        .find(visit.tenant().id(), visit.user(), id.get(), new Secret(code), visit.now())
        .map(link -> confirmed(visit, link))
        .orElseGet(() -> shown(visit, 422, "", again, Optional.of(Problem.WRONG)));
  }

  private AccountAnswer confirmed(AccountVisit visit, MailedLink link) {
    var about = visit.page().text("number.title") + " " + SignInTexts.number(link).masked();
    var mail = Notices.of(visit, NoticeKind.FACTOR_ADDED, about);
    return switch (numbers.confirm(visit.tenant().id(), link, mail, visit.now())) {
      case DONE -> {
        // the code that verified it proves it for this login too
        var amr = SignInTexts.channel(link).amr();
        var proof = new Factor(SignInMethod.SMS_CODE, visit.now(), Optional.of(visit.now()), amr);
        factors.sessions().add(visit.tenant().id(), visit.session(), proof, By.owner(visit.now()));
        yield AccountAnswer.done("/security", Notice.NUMBER_ADDED);
      }
      case TAKEN -> failed(visit, 409, "", Problem.TAKEN);
      case GONE -> AccountAnswer.done(PATH, Notice.NOTHING_DONE);
    };
  }

  private AccountAnswer remove(AccountVisit visit) {
    var mail = Notices.of(visit, NoticeKind.FACTOR_REMOVED, visit.page().text("number.title"));
    var tenant = visit.tenant();
    var ways = connections.waysIn(tenant);
    return switch (numbers.remove(tenant.id(), visit.user(), ways, mail, By.owner(visit.now()))) {
      case DONE -> AccountAnswer.done("/security", Notice.NUMBER_REMOVED);
      case NOTHING -> AccountAnswer.done(PATH, Notice.NOTHING_DONE);
      case LAST -> AccountAnswer.done(PATH, Notice.LAST_WAY_IN);
    };
  }
}
