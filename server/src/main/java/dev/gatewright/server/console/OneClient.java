package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ShowClient;
import dev.gatewright.admin.command.AdminResult.ClientShown;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.Document;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleSection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// A client as a page about it sees it.
///
/// @param declared what stands in its own settings
/// @param effective what holds of it with the defaults of its issuer
record OneClient(
    ConsoleVisit visit, ClientShown shown, ClientConfig declared, EffectiveClient effective) {
  /// The client's page is at this address of its issuer.
  static final String PATH = "/client";

  static final String ID = "id";

  /// Which the address names, or that there is none.
  static ConsoleAnswer with(
      ConsoleDesk desk, ConsoleVisit visit, Function<OneClient, ConsoleAnswer> use) {
    return visit
        .asked(ID)
        .filter(ClientId::isValid)
        .map(ClientId::new)
        .flatMap(id -> desk.see(visit, new ShowClient(visit.issuerId(), id), ClientShown.class))
        .map(shown -> use.apply(of(visit, shown)))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  static OneClient of(ConsoleVisit visit, ClientShown shown) {
    var settings = visit.issuer().orElseThrow().settings();
    var declared =
        StoredSettings.client(
            visit.issuerId().value(), shown.client().id().value(), shown.client().document());
    return new OneClient(
        visit, shown, declared, EffectiveClient.of(settings.clientDefaults(), declared));
  }

  ClientId id() {
    return shown.client().id();
  }

  String name() {
    return effective.get(ClientKeys.NAME);
  }

  Document document() {
    return Document.parse(shown.client().document());
  }

  /// As of when the client is that a form shows, as the form brings it back.
  String seen() {
    return Long.toString(shown.updatedAt().toEpochMilli());
  }

  static Optional<Instant> seen(String text) {
    return text.matches("[0-9]{1,15}")
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
        : Optional.empty();
  }

  /// The address of the client's own page below the console's.
  String home() {
    return at(PATH);
  }

  String at(String path) {
    return visit.at(path, ID, id().value());
  }

  PageLink link(String path) {
    return visit.link(at(path));
  }

  /// The frame of a page of this name below the client's.
  ConsoleFrame frame(String path, String key) {
    return frame().below(visit.page().messages().text(key), link(path));
  }

  /// The frame of the client's own page.
  ConsoleFrame frame() {
    return visit.frame(ConsoleSection.CLIENTS).below(name(), visit.link(home()));
  }
}
