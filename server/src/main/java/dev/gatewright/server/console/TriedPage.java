package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.AdminCommand.ShowClient;
import dev.gatewright.admin.command.AdminResult.ClientShown;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.token.TokenResult;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.TokenView;
import dev.gatewright.server.pages.console.TriedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Where a login ends that was begun from the console: shows what came back, and redeems the code
/// when somebody says so. What is in the tokens is shown and they themselves are not; they are
/// ended at once.
final class TriedPage {
  static final String PATH = "/tried";

  private final AuthorizationServer engine;
  private final TriedLogins logins;
  private final TokenReading reading;
  private final ConsoleDesk desk;
  private final ConsolePages pages;

  TriedPage(
      AuthorizationServer engine,
      TriedLogins logins,
      TokenReading reading,
      ConsoleDesk desk,
      ConsolePages pages) {
    this.engine = engine;
    this.logins = logins;
    this.reading = reading;
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.anywhere(PATH, this::show).acting(this::act);
  }

  /// A login of this session, as its issuer's page sees it.
  private record Tried(ConsoleVisit visit, Tenant issuer, TriedLogins.Begun login) {}

  private Optional<Tried> tried(ConsoleVisit visit, Optional<String> state) {
    return state
        .flatMap(text -> logins.find(visit, text))
        .flatMap(login ->
            visit.reached().stream()
                .filter(one -> one.issuer().id().equals(login.issuer()))
                .findFirst()
                .map(one -> new Tried(visit.of(one), one, login)))
        .filter(found -> found.visit().may(Permission.CLIENTS_WRITE));
  }

  private Optional<OneClient> client(Tried tried) {
    var show = new ShowClient(tried.login().issuer(), tried.login().client());
    return desk.see(tried.visit(), show, ClientShown.class)
        .map(shown -> OneClient.of(tried.visit(), shown));
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var tried = tried(visit, visit.asked("state"));
    var one = tried.flatMap(this::client);
    if (tried.isEmpty() || one.isEmpty()) {
      return new ConsoleAnswer.Missing();
    }
    var code = visit.asked("code");
    var error = visit.asked("error");
    var view =
        new TriedView(
            frame(one.get()),
            visit.link(PATH),
            one.get().name(),
            tried.get().login().state(),
            code.orElse(""),
            one.get().shown().client().hasSecret(),
            error.map(text ->
                text + visit.asked("error_description").map(more -> ": " + more).orElse("")),
            List.of(),
            false,
            one.get().link(TryPage.PATH));
    return ConsoleAnswer.shown(pages.tried(view, visit.page()));
  }

  private static ConsoleFrame frame(OneClient one) {
    return one.frame(TryPage.PATH, "console.client.try");
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    var tried = tried(visit, fields.first("state"));
    var one = tried.flatMap(this::client);
    if (tried.isEmpty() || one.isEmpty()) {
      return ConsoleAnswer.done("", ConsoleNotice.NOTHING_DONE);
    }
    var secret = fields.first(TriedView.SECRET_FIELD).map(String::strip).orElse("");
    var request = new ArrayList<String>();
    request.addAll(
        List.of(
            "grant_type", "authorization_code",
            "code", fields.first("code").orElse(""),
            "redirect_uri", TryPage.redirectUri(visit),
            "code_verifier", tried.get().login().verifier()));
    request.addAll(proof(one.get(), secret));
    var result =
        engine.token(
            tried.get().issuer().issuer(),
            ProtocolRequest.post(Parameters.of(request.toArray(String[]::new))));
    var answer = JsonText.foreignObject(new String(result.reply().body(), UTF_8)).orElseThrow();
    return switch (result) {
      case TokenResult.Issued _ -> {
        var tokens = tokens(tried.get(), answer);
        end(tried.get(), one.get(), secret, answer);
        yield ConsoleAnswer.shown(result(tried.get(), one.get(), tokens, Optional.empty()));
      }
      case TokenResult.Refused _ ->
          ConsoleAnswer.wrong(
              result(
                  tried.get(),
                  one.get(),
                  List.of(),
                  Optional.of(text(answer, "error") + ": " + text(answer, "error_description"))));
    };
  }

  private static List<String> proof(OneClient one, String secret) {
    var proof = new ArrayList<>(List.of("client_id", one.id().value()));
    if (one.shown().client().hasSecret()) {
      proof.addAll(List.of("client_secret", secret));
    }
    return proof;
  }

  private List<TokenView.Token> tokens(Tried tried, JsonNode answer) {
    var tokens = new ArrayList<TokenView.Token>();
    for (var name : List.of("id_token", "access_token", "refresh_token")) {
      var token = text(answer, name);
      if (!token.isEmpty()) {
        reading
            .read(token, tried.issuer(), List.of(tried.issuer()), tried.visit().now())
            .map(read -> ReadTokens.of(tried.visit(), read))
            .ifPresent(tokens::add);
      }
    }
    return tokens;
  }

  /// Nobody uses what was given for a look.
  private void end(Tried tried, OneClient one, String secret, JsonNode answer) {
    for (var name : List.of("refresh_token", "access_token")) {
      var token = text(answer, name);
      if (!token.isEmpty()) {
        var request = new ArrayList<>(List.of("token", token));
        request.addAll(proof(one, secret));
        engine.revoke(
            tried.issuer().issuer(),
            ProtocolRequest.post(Parameters.of(request.toArray(String[]::new))));
      }
    }
  }

  private byte[] result(
      Tried tried, OneClient one, List<TokenView.Token> tokens, Optional<String> error) {
    var view =
        new TriedView(
            frame(one),
            one.visit().link(PATH),
            one.name(),
            tried.login().state(),
            "",
            one.shown().client().hasSecret(),
            error,
            tokens,
            true,
            one.link(TryPage.PATH));
    return pages.tried(view, one.visit().page());
  }

  private static String text(JsonNode from, String name) {
    return from.path(name).asString("");
  }
}
