package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.AdminCommand.ShowClient;
import dev.gatewright.admin.command.AdminResult.ClientShown;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.token.TokenResult;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.TokenView;
import dev.gatewright.server.pages.console.TriedView;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Where a login ends that was begun from the console: shows what came back, and redeems the code
/// when somebody says so. What is in the tokens is shown and they themselves are not; they are
/// ended at once.
final class TriedPage {
  static final String PATH = "/tried";

  private static final String INVALID_CLIENT = "invalid_client";
  private static final Set<String> EXPLAINED =
      Set.of(INVALID_CLIENT, "invalid_grant", "access_denied", "invalid_scope");

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
            error.map(TriedPage::meaning),
            Optional.empty(),
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
    var request =
        request(
            one.get(),
            secret,
            List.of(
                "grant_type", "authorization_code",
                "code", fields.first("code").orElse(""),
                "redirect_uri", TryPage.redirectUri(visit),
                "code_verifier", tried.get().login().verifier()));
    var result = engine.token(tried.get().issuer().issuer(), request);
    var answer = JsonText.foreignObject(new String(result.reply().body(), UTF_8)).orElseThrow();
    return switch (result) {
      case TokenResult.Issued _ -> {
        var tokens = tokens(tried.get(), answer);
        end(tried.get(), one.get(), secret, answer);
        yield ConsoleAnswer.shown(result(tried.get(), one.get(), tokens));
      }
      case TokenResult.Refused _ ->
          ConsoleAnswer.wrong(
              refused(tried.get(), one.get(), fields.first("code").orElse(""), answer));
    };
  }

  /// A request of the client's, with the proof that it gives (RFC 6749 §2.3.1).
  private static ProtocolRequest request(OneClient one, String secret, List<String> fields) {
    var all = new ArrayList<>(fields);
    var id = one.id().value();
    var methods = one.effective().get(ClientKeys.TOKEN_ENDPOINT_AUTH);
    boolean basic =
        methods.contains(ClientAuthMethod.CLIENT_SECRET_BASIC)
            && !methods.contains(ClientAuthMethod.CLIENT_SECRET_POST);
    if (!basic) {
      all.addAll(List.of("client_id", id));
      if (!one.effective().isPublic()) {
        all.addAll(List.of("client_secret", secret));
      }
    }
    var request = ProtocolRequest.post(Parameters.of(all.toArray(String[]::new)));
    var pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
    return basic
        ? request.withAuthorization(
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
        : request;
  }

  private List<TokenView.Token> tokens(Tried tried, JsonNode answer) {
    var tokens = new ArrayList<TokenView.Token>();
    for (var name : List.of("id_token", "access_token", "refresh_token")) {
      var token = text(answer, name);
      if (!token.isEmpty()) {
        reading
            .read(token, tried.issuer(), List.of(tried.issuer()), tried.visit().now())
            .map(read -> name.equals("id_token") ? read.and(nonce(tried, read)) : read)
            .map(read -> ReadTokens.of(tried.visit(), read))
            .ifPresent(tokens::add);
      }
    }
    return tokens;
  }

  /// Whether the ID token answers this very request (OpenID Connect Core §3.1.3.7).
  private static TokenReading.Finding nonce(Tried tried, TokenReading.Read read) {
    return read.claim("nonce").equals(tried.login().nonce())
        ? TokenReading.Finding.good("nonce", "")
        : TokenReading.Finding.bad("other_nonce", "");
  }

  /// Nobody uses what was given for a look.
  private void end(Tried tried, OneClient one, String secret, JsonNode answer) {
    for (var name : List.of("refresh_token", "access_token")) {
      var token = text(answer, name);
      if (!token.isEmpty()) {
        engine.revoke(tried.issuer().issuer(), request(one, secret, List.of("token", token)));
      }
    }
  }

  private byte[] result(Tried tried, OneClient one, List<TokenView.Token> tokens) {
    var view =
        new TriedView(
            frame(one),
            one.visit().link(PATH),
            one.name(),
            tried.login().state(),
            "",
            one.shown().client().hasSecret(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            tokens,
            true,
            one.link(TryPage.PATH));
    return pages.tried(view, one.visit().page());
  }

  /// What the error means. A wrong secret uses the code up as little as none would, so it may be
  /// typed again.
  private byte[] refused(Tried tried, OneClient one, String code, JsonNode answer) {
    var error = text(answer, "error");
    boolean again = error.equals(INVALID_CLIENT) && one.shown().client().hasSecret();
    var view =
        new TriedView(
            frame(one),
            one.visit().link(PATH),
            one.name(),
            tried.login().state(),
            again ? code : "",
            one.shown().client().hasSecret(),
            Optional.of(error + ": " + text(answer, "error_description")),
            Optional.of(meaning(error)),
            again ? Optional.of(one.link(ClientSecretPage.PATH)) : Optional.empty(),
            List.of(),
            true,
            one.link(TryPage.PATH));
    return pages.tried(view, one.visit().page());
  }

  private static String meaning(String error) {
    return "console.try.error." + (EXPLAINED.contains(error) ? error : "unexplained");
  }

  private static String text(JsonNode from, String name) {
    return from.path(name).asString("");
  }
}
