package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ListKeys;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.KeyRotationView;
import dev.gatewright.server.pages.console.SigningKeysView;
import dev.gatewright.server.tenants.SettledCommands;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// With what an issuer signs, and the making of the next key.
final class SigningKeysPage {
  private static final String PATH = "/keys";
  private static final String ROTATION = "/keys/rotate";

  private final ConsoleDesk desk;
  private final SettledCommands commands;
  private final ConsolePages pages;

  SigningKeysPage(ConsoleDesk desk, SettledCommands commands, ConsolePages pages) {
    this.desk = desk;
    this.commands = commands;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.KEYS_READ, this::show);
  }

  ConsoleRoute rotation() {
    return ConsoleRoute.issuer(ROTATION, Permission.KEYS_WRITE, this::ask)
        .acting(this::rotate)
        .provedNow("key_rotation");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return desk.see(visit, new ListKeys(visit.issuerId()), AdminResult.Keys.class)
        .map(found -> {
          var lines =
              found.keys().stream()
                  .map(key ->
                      new SigningKeysView.Line(
                          key.kid(),
                          key.algorithm().joseName(),
                          "console.key_state." + found.state(key).name().toLowerCase(Locale.ROOT),
                          key.activeFrom()))
                  .toList();
          var view =
              new SigningKeysView(
                  visit.frame(ConsoleSection.KEYS),
                  lines,
                  visit.may(Permission.KEYS_WRITE)
                      ? Optional.of(visit.link(visit.at(ROTATION)))
                      : Optional.empty());
          return ConsoleAnswer.shown(pages.keys(view, visit.page()));
        })
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private ConsoleAnswer ask(ConsoleVisit visit) {
    var view =
        new KeyRotationView(
            visit
                .frame(ConsoleSection.KEYS)
                .below(visit.page().text("console.keys.rotate"), visit.link(visit.at(ROTATION))),
            visit.link(visit.at(ROTATION)),
            Arrays.stream(Algorithm.values()).map(Algorithm::joseName).toList());
    return ConsoleAnswer.shown(pages.keyRotation(view, visit.page()));
  }

  private ConsoleAnswer rotate(ConsoleVisit visit, Parameters fields) {
    var named = fields.first(KeyRotationView.ALGORITHM_FIELD);
    var algorithm =
        Arrays.stream(Algorithm.values())
            .filter(one -> named.filter(one.joseName()::equals).isPresent())
            .findFirst();
    var kept = commands.issuer(visit.issuerId());
    if (algorithm.isEmpty() || kept.isEmpty()) {
      return ConsoleAnswer.done(visit.at(ROTATION), ConsoleNotice.NOTHING_DONE);
    }
    boolean atOnce = fields.first(KeyRotationView.AT_ONCE_FIELD).isPresent();
    var rotate = commands.rotate(kept.get(), algorithm.get(), atOnce);
    return ConsoleAnswer.of(desk.act(visit, rotate), visit.at(PATH), ConsoleNotice.KEY_ROTATED);
  }
}
