package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.EndFormerSecret;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ClientSecretView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.server.tenants.SettledCommands;
import java.time.Duration;
import java.util.List;

/// Makes another secret, beside which the one before works for a while, and ends that one.
final class ClientSecretPage {
  static final String PATH = "/client/secret";

  private static final String END = "end";

  private final ConsoleDesk desk;
  private final SettledCommands commands;
  private final ConsolePages pages;

  ClientSecretPage(ConsoleDesk desk, SettledCommands commands, ConsolePages pages) {
    this.desk = desk;
    this.commands = commands;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CLIENTS_WRITE, this::show)
        .acting(this::act)
        .provedNow("client_secret");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneClient.with(desk, visit, this::asked);
  }

  private ConsoleAnswer asked(OneClient one) {
    var client = one.shown().client();
    if (!client.hasSecret()) {
      return new ConsoleAnswer.Missing();
    }
    var view =
        new ClientSecretView(
            one.frame(PATH, "console.client.secret"),
            one.link(PATH),
            one.name(),
            client.secretUsedAt(),
            client.former().map(AdminResult.FormerSecret::until),
            client.former().flatMap(AdminResult.FormerSecret::usedAt));
    return ConsoleAnswer.shown(pages.clientSecret(view, one.visit().page()));
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    boolean ends = fields.first(ClientSecretView.ACT_FIELD).filter(END::equals).isPresent();
    return OneClient.with(desk, visit, one -> ends ? end(one) : rotate(one, fields));
  }

  private ConsoleAnswer end(OneClient one) {
    var end = new EndFormerSecret(one.visit().issuerId(), one.id());
    return ConsoleAnswer.of(
        desk.act(one.visit(), end), one.home(), ConsoleNotice.FORMER_SECRET_ENDED);
  }

  private ConsoleAnswer rotate(OneClient one, Parameters fields) {
    var visit = one.visit();
    var kept = commands.issuer(visit.issuerId());
    var hours =
        fields
            .first(ClientSecretView.KEEP_FIELD)
            .filter(text -> text.matches("[0-9]{1,3}"))
            .map(Long::parseLong);
    if (kept.isEmpty() || hours.isEmpty()) {
      return ConsoleAnswer.done(one.at(PATH), ConsoleNotice.NOTHING_DONE);
    }
    var rotate = commands.rotateSecret(kept.get(), one.id(), Duration.ofHours(hours.get()));
    return switch (desk.run(visit, rotate)) {
      case AdminResult.ClientSecretRotated(var secret, var _) ->
          ConsoleAnswer.shown(
              pages.secret(
                  new SecretView(
                      one.frame(PATH, "console.client.secret"),
                      "console.client.new_secret",
                      "console.client.new_secret_lead",
                      one.name(),
                      List.of(
                          new SecretView.Line(
                              "console.client.id", new ShownSecret(one.id().value())),
                          new SecretView.Line(
                              "console.client.secret_itself", new ShownSecret(secret.reveal()))),
                      visit.link(one.home())),
                  visit.page()));
      case AdminResult.Refused(var why) -> new ConsoleAnswer.Refused(why);
      case AdminResult other -> throw new IllegalStateException("no secret was made: " + other);
    };
  }
}
