package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.yaml.ConfigProblem;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Problems;
import dev.gatewright.server.config.yaml.YamlNode;
import dev.gatewright.server.config.yaml.YamlText;
import dev.gatewright.server.pages.console.ClientSettingsView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.Trouble;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.TenantsExport;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// All settings of a client as one text, in the keys of `tenants.yaml`. What the text leaves out is
/// taken away, but for the secret and the signing key, which it never has.
final class ClientSettingsPage {
  static final String PATH = "/client/settings";

  private final ConsoleDesk desk;
  private final SettingsDesk settings;
  private final ConsolePages pages;

  ClientSettingsPage(ConsoleDesk desk, SettingsDesk settings, ConsolePages pages) {
    this.desk = desk;
    this.settings = settings;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CLIENTS_WRITE, this::show)
        .acting(this::act)
        .provedNow("client_settings");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneClient.with(
        desk,
        visit,
        one ->
            ConsoleAnswer.shown(
                form(
                    one,
                    TenantsExport.yaml(one.document().tree()),
                    one.seen(),
                    Optional.empty(),
                    List.of())));
  }

  private byte[] form(
      OneClient one, String text, String seen, Optional<String> problem, List<Trouble> troubles) {
    var keys =
        ClientKeys.CLIENT.keys().stream()
            .map(
                key -> new ClientSettingsView.Key(key.name(), key.type().describe(), key.meaning()))
            .toList();
    var view =
        new ClientSettingsView(
            one.frame(PATH, "console.client.settings"),
            one.link(PATH),
            one.name(),
            text,
            seen,
            problem,
            troubles,
            keys);
    return pages.clientSettings(view, one.visit().page());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneClient.with(desk, visit, one -> change(one, fields));
  }

  private ConsoleAnswer change(OneClient one, Parameters fields) {
    var messages = one.visit().page().messages();
    var text = fields.first(ClientSettingsView.TEXT_FIELD).orElse("");
    var typedSeen = fields.first(ClientSettingsView.SEEN_FIELD).orElse("");
    var seen = OneClient.seen(typedSeen);
    if (seen.isEmpty()) {
      return ConsoleAnswer.done(one.at(PATH), ConsoleNotice.NOTHING_DONE);
    }
    if (text.length() > ClientSettingsView.LONGEST) {
      return ConsoleAnswer.wrong(
          form(
              one,
              text,
              typedSeen,
              Optional.of(messages.text("console.client.text_too_long")),
              List.of()));
    }
    return switch (read(text)) {
      case ConfigResult.Broken<ObjectNode>(var problems) ->
          ConsoleAnswer.wrong(
              form(
                  one,
                  text,
                  typedSeen,
                  Optional.empty(),
                  problems.stream().map(problem -> trouble(one, problem)).toList()));
      case ConfigResult.Loaded<ObjectNode>(var wanted, var _) -> {
        var patch = Changes.between(one.document().tree(), wanted);
        var settled =
            settings.changeClient(
                one.visit().actor(), one.visit().issuerId(), one.id(), patch, seen);
        yield SettledAnswers.client(
            desk,
            settled,
            done -> SettledAnswers.changed(pages, one, done),
            (problem, troubles) -> form(one, text, typedSeen, problem, troubles),
            messages);
      }
    };
  }

  /// YAML, which has JSON in it.
  private static ConfigResult<ObjectNode> read(String text) {
    var problems = new Problems("settings");
    var node = YamlText.parse(text, "settings", problems).map(JsonValues::toJson);
    if (node.isPresent() && node.get() instanceof ObjectNode object) {
      return problems.outcome(object);
    }
    if (!problems.any()) {
      problems.error(
          YamlNode.Place.NOWHERE,
          "",
          "is no set of keys",
          "Write one setting a line, as in name: Shop.");
    }
    return problems.broken();
  }

  private static Trouble trouble(OneClient one, ConfigProblem problem) {
    var where =
        problem.line() > 0
            ? one.visit().page().text("console.client.line", Integer.toString(problem.line()))
            : one.visit().page().text("console.client.text");
    var subject = problem.keyPath().isEmpty() ? "" : problem.keyPath() + " ";
    return new Trouble(where, subject + problem.message(), problem.fix());
  }
}
