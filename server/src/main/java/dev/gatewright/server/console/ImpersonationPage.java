package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.UserCommand.Impersonate;
import dev.gatewright.identity.VisibleText;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ActingView;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ImpersonationView;
import dev.gatewright.server.tenants.SettledCommands;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Acting as somebody: the reason, and the way to the issuer's page.
final class ImpersonationPage {
  static final String PATH = "/user/impersonation";

  /// Of an issuer with more, the form names the first.
  private static final int MOST_NAMED = 200;

  private static final int LONGEST_SHOWN = 100;

  private final ConsoleDesk desk;
  private final SettledCommands commands;
  private final TenantDirectory directory;
  private final ConsolePages pages;

  ImpersonationPage(
      ConsoleDesk desk, SettledCommands commands, TenantDirectory directory, ConsolePages pages) {
    this.desk = desk;
    this.commands = commands;
    this.directory = directory;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.IMPERSONATION_WRITE, this::show)
        .acting(this::act)
        .provedNow("impersonation");
  }

  /// Whether whoever looks may act as somebody of the page's issuer.
  static boolean isAllowed(ConsoleVisit visit) {
    return visit.may(Permission.IMPERSONATION_WRITE)
        && visit.issuer().filter(of -> of.settings().get(IssuerKeys.IMPERSONATION)).isPresent();
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return isAllowed(visit)
        ? OneUser.with(desk, visit, one -> ConsoleAnswer.shown(form(one, "", "", Optional.empty())))
        : off();
  }

  private static ConsoleAnswer off() {
    return new ConsoleAnswer.Refused(new Refusal.NotImpersonated(Refusal.NotImpersonated.Why.OFF));
  }

  private byte[] form(OneUser one, String reason, String chosen, Optional<String> problem) {
    var view =
        new ImpersonationView(
            one.frame(PATH, "console.user.act_as"),
            one.link(PATH),
            one.headline(),
            reason,
            chosen,
            account(one.visit()),
            applications(one.visit()),
            problem);
    return pages.impersonation(view, one.visit().page());
  }

  /// Those that one can go to.
  private List<ImpersonationView.Application> applications(ConsoleVisit visit) {
    return directory.clientsOf(visit.issuerId()).stream()
        .flatMap(id -> directory.find(visit.issuerId(), id).stream())
        .filter(client -> address(client).isPresent())
        .sorted(Comparator.comparing(Client::name).thenComparing(client -> client.id().value()))
        .limit(MOST_NAMED)
        .map(ImpersonationPage::application)
        .toList();
  }

  private static ImpersonationView.Application application(Client client) {
    return new ImpersonationView.Application(
        client.id().value(), client.name(), shown(address(client).orElseThrow()));
  }

  /// Where the application begins a login, or else its own page.
  private static Optional<URI> address(Client client) {
    return client.option(Client.INITIATE_LOGIN_URI).or(() -> client.option(Client.CLIENT_URI));
  }

  /// As much as tells applications apart.
  private static String shown(URI address) {
    var text = address.getAuthority() + Optional.ofNullable(address.getPath()).orElse("");
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private static String account(ConsoleVisit visit) {
    return shown(URI.create(visit.issuer().orElseThrow().issuer().url() + "/account"));
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return isAllowed(visit) ? OneUser.with(desk, visit, one -> act(one, fields)) : off();
  }

  private ConsoleAnswer act(OneUser one, Parameters fields) {
    var visit = one.visit();
    var reason = fields.first(ImpersonationView.REASON_FIELD).orElse("").strip();
    var client =
        fields
            .first(ImpersonationView.APPLICATION_FIELD)
            .filter(ClientId::isValid)
            .map(ClientId::new);
    var wanted =
        commands
            .issuer(visit.issuerId())
            .flatMap(issuer -> commands.impersonate(issuer, one.ref(), reason, client));
    if (wanted.isEmpty()) {
      return off();
    }
    return switch (desk.run(visit, wanted.get())) {
      case AdminResult.ImpersonationReady ready -> leading(one, client, ready);
      case AdminResult.Refused(var why) -> {
        var problem = Optional.of(RefusalText.of(why, visit.page().messages()));
        yield ConsoleAnswer.wrong(
            form(one, shown(reason), client.map(ClientId::value).orElse(""), problem));
      }
      case AdminResult _ -> new ConsoleAnswer.Missing();
    };
  }

  /// What was typed is shown again where it can be.
  private static String shown(String reason) {
    return VisibleText.isLine(reason, Impersonate.LONGEST_REASON) ? reason : "";
  }

  private String arrives(ConsoleVisit visit, Optional<ClientId> client) {
    return client
        .flatMap(id -> directory.find(visit.issuerId(), id))
        .flatMap(ImpersonationPage::address)
        .map(ImpersonationPage::shown)
        .orElseGet(() -> account(visit));
  }

  private ConsoleAnswer leading(
      OneUser one, Optional<ClientId> client, AdminResult.ImpersonationReady ready) {
    var target = one.visit().issuer().orElseThrow().issuer().url() + "/impersonate";
    var view =
        new ActingView(
            one.frame(PATH, "console.user.act_as"),
            new PageLink(target),
            arrives(one.visit(), client),
            one.headline(),
            new ShownSecret(ready.token().text().reveal()),
            one.visit().link(one.home()));
    return new ConsoleAnswer.Leading(pages.acting(view, one.visit().page()), target);
  }
}
