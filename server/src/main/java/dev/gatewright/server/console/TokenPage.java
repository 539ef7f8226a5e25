package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.TokenView;
import java.util.Optional;

/// Says what a token is that somebody pastes, and what is wrong with it. The token comes in a form,
/// and no page has it again.
final class TokenPage {
  static final String PATH = "/token";

  private final TokenReading reading;
  private final ConsolePages pages;

  TokenPage(TokenReading reading, ConsolePages pages) {
    this.reading = reading;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.SESSIONS_READ, this::show).acting(this::act);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return ConsoleAnswer.shown(page(visit, false, Optional.empty()));
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    var token = fields.first(TokenView.TOKEN_FIELD).map(String::strip).orElse("");
    var reached =
        visit.reached().stream()
            .filter(one -> visit.of(one).may(Permission.SESSIONS_READ))
            .toList();
    return reading
        .read(token, visit.issuer().orElseThrow(), reached, visit.now())
        .map(read ->
            ConsoleAnswer.shown(page(visit, false, Optional.of(ReadTokens.of(visit, read)))))
        .orElseGet(() -> ConsoleAnswer.wrong(page(visit, true, Optional.empty())));
  }

  private byte[] page(ConsoleVisit visit, boolean failed, Optional<TokenView.Token> token) {
    var view =
        new TokenView(visit.frame(ConsoleSection.TOKEN), visit.link(visit.at(PATH)), failed, token);
    return pages.token(view, visit.page());
  }
}
