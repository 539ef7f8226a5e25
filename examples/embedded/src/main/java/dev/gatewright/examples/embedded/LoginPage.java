package dev.gatewright.examples.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.gatewright.protocol.http.HttpCall;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.BodyParser;
import dev.gatewright.protocol.wire.HttpReply;
import dev.gatewright.protocol.wire.MessageLimits;
import dev.gatewright.protocol.wire.ParsedBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The page where people log in. It keeps the query of the authorization request as its own, and
/// leads back to nowhere but the authorization endpoint.
final class LoginPage implements HttpHandler {
  static final String PATH = "/login";
  static final String STYLE_PATH = "/login.css";

  /// The form holds the same value as this cookie, which no other site can read or send: so nobody
  /// is logged in to somebody else's account by a form on another site (RFC 6749 §10.12).
  private static final String FORM_COOKIE = "embedded_form";

  /// No `form-action`: browsers apply it to the redirects after the form too, which end at the
  /// client.
  private static final String NOTHING_BUT_STYLE =
      "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'";

  private final Issuer issuer;
  private final People people;
  private final Logins logins;
  private final Cookies cookies;

  LoginPage(Issuer issuer, People people, Logins logins, Cookies cookies) {
    this.issuer = issuer;
    this.people = people;
    this.logins = logins;
    this.cookies = cookies;
  }

  /// Where somebody who is not logged in goes first.
  static String before(HttpExchange authorizationRequest) {
    return PATH + "?" + authorizationRequest.getRequestURI().getRawQuery();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var isHere = exchange.getRequestURI().getPath().equals(PATH);
      send(
          exchange,
          switch (isHere ? exchange.getRequestMethod() : "") {
            case "GET" -> page(exchange, 200, "", "");
            case "POST" -> logIn(exchange, form(exchange));
            case "" -> HttpReply.empty(404);
            default -> HttpReply.empty(405).with("Allow", "GET, POST");
          });
    }
  }

  private HttpReply logIn(HttpExchange exchange, Parameters form) {
    var username = form.one("username").orElse("").strip();
    if (!isOurs(exchange, form)) {
      return page(exchange, 403, username, "This page was open for too long. Please try again.");
    }
    return people
        .authenticate(username, form.one("password").orElse(""))
        .map(user ->
            HttpReply.redirect("/authorize?" + withoutDemands(exchange))
                .with("Set-Cookie", logins.begin(user)))
        .orElseGet(() -> page(exchange, 403, username, "Name and password do not match."));
  }

  private static boolean isOurs(HttpExchange exchange, Parameters form) {
    var cookie = Cookies.value(exchange, FORM_COOKIE).orElse("").getBytes(UTF_8);
    var field = form.one("form").orElse("").getBytes(UTF_8);
    return cookie.length > 0 && MessageDigest.isEqual(cookie, field);
  }

  /// The authorization request without what asked for this login, which would ask for ever.
  private static String withoutDemands(HttpExchange exchange) {
    var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return Arrays.stream(query.split("&"))
        .filter(pair -> !pair.startsWith("prompt=") && !pair.startsWith("max_age="))
        .collect(Collectors.joining("&"));
  }

  private HttpReply page(HttpExchange exchange, int status, String username, String problem) {
    var form =
        Cookies.value(exchange, FORM_COOKIE).filter(Cookies::isRandom).orElseGet(cookies::random);
    var html =
        resource("login.html")
            .replace("{form}", escaped(form))
            .replace("{problem}", escaped(problem))
            .replace("{application}", escaped(issuer.name()))
            .replace("{username}", escaped(username));
    return HttpReply.html(status, html)
        .with("Content-Security-Policy", NOTHING_BUT_STYLE)
        .with("Set-Cookie", cookies.set(FORM_COOKIE, form, PATH));
  }

  private static Parameters form(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = exchange.getRequestBody().readNBytes(HttpCall.LARGEST_BODY);
    var types = headers.getOrDefault("Content-Type", List.of());
    var encoded = headers.containsKey("Content-Encoding");
    return switch (BodyParser.parse(types, encoded, body, MessageLimits.STANDARD)) {
      case ParsedBody.Form(var parameters) -> parameters;
      case ParsedBody.Malformed _ -> Parameters.none();
    };
  }

  /// What a template engine does by itself.
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static void style(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(
          exchange,
          HttpReply.of(200, "text/css; charset=utf-8", resource("login.css").getBytes(UTF_8))
              .with("Cache-Control", "public, max-age=3600"));
    }
  }

  private static String resource(String file) {
    try (var in = Objects.requireNonNull(LoginPage.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
    var headers = exchange.getResponseHeaders();
    reply.headers().forEach(header -> headers.add(header.name(), header.value()));
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }
}
