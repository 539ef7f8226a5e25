package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.pages.console.ClientCodeView;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.SecretView;
import java.util.List;

/// Programs to copy for a client.
final class ClientCodePage {
  static final String PATH = "/client/code";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  ClientCodePage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CLIENTS_READ, this::show);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneClient.with(
        desk,
        visit,
        one ->
            ConsoleAnswer.shown(
                page(
                    pages,
                    one,
                    one.frame(PATH, "console.client.code"),
                    "console.client.code",
                    List.of(),
                    List.of())));
  }

  /// The page with what was made for the client just now, if anything was.
  static byte[] page(
      ConsolePages pages,
      OneClient one,
      ConsoleFrame frame,
      String title,
      List<SecretView.Line> made,
      List<String> notes) {
    var issuer = one.visit().issuer().orElseThrow().issuer().url();
    var view =
        new ClientCodeView(
            frame,
            title,
            one.name(),
            one.id().value(),
            issuer,
            made,
            notes,
            one.shown().client().hasSecret(),
            Snippets.of(issuer, one),
            one.visit().link(one.home()));
    return pages.clientCode(view, one.visit().page());
  }
}
