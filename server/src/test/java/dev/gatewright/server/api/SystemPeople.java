package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.Users;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.store.events.EventTable;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People of the issuer of those who administer, and the access tokens that they let the built-in
/// public client have: by the authorization code, PKCE and the page that asks for consent.
final class SystemPeople {
  static final TenantId SYSTEM = new TenantId(EventTable.SERVER.value());
  static final String CLIENT = "gatewright-cli";

  private static final String CALLBACK = "http://127.0.0.1:53682/callback";
  private static final String VERIFIER = "a-verifier-of-a-program-on-ones-own-machine-0123";
  private static final Pattern ACTION =
      Pattern.compile("<form[^>]* action=\"([^\"]*consent[^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AdminServer server;
  private final SecureRandom random = new SecureRandom();
  private final HttpClient http = HttpClient.newHttpClient();
  private int people;

  SystemPeople(AdminServer server) {
    this.server = server;
  }

  /// Somebody with a session of these factors.
  record Signed(User user, Session session, String cookie) {}

  Signed signed(List<SignInMethod> methods, Mandate... mandates) {
    var email = "person" + ++people + "@console.test";
    var now = server.clock.instant();
    var user =
        User.joining(
            UserId.generate(random),
            CanonicalEmail.parse(email).orElseThrow(),
            email,
            Claims.NONE,
            now);
    var store = server.open.store();
    var byServer = dev.gatewright.identity.events.By.server(now);
    if (store.users().add(SYSTEM, user, Optional.empty(), byServer) != Users.Addition.ADDED) {
      throw new AssertionError(email);
    }
    for (var mandate : mandates) {
      store
          .administrators()
          .grant(
              user.id(), mandate.reach(), mandate.role().key(), By.operator("command line", now));
    }
    return session(user, methods);
  }

  Signed session(User user, List<SignInMethod> methods) {
    var now = server.clock.instant();
    return proved(user, methods.stream().map(method -> new Factor(method, now)).toList());
  }

  /// The same with factors that may be of earlier.
  Signed proved(User user, List<Factor> factors) {
    var now = server.clock.instant();
    var session =
        Session.begin(
                SessionId.generate(random),
                SYSTEM,
                user.id(),
                now,
                Duration.ofHours(12),
                Duration.ofHours(1))
            .proved(factors);
    server.open.store().sessions().start(SYSTEM, session, Optional.empty(), 50);
    var held = session.id().value() + "." + session.turn();
    var sealed =
        server
            .server
            .engine()
            .seals()
            .seal(EventTable.SERVER, SealType.SESSION_COOKIE, held.getBytes(UTF_8));
    return new Signed(user, session, "gw_session_system=" + sealed);
  }

  /// The `Authorization` field of somebody who administers this.
  String bearer(String scope, Mandate... mandates) throws IOException, InterruptedException {
    return bearer(signed(List.of(SignInMethod.PASSWORD, SignInMethod.TOTP), mandates), scope);
  }

  String bearer(Signed who, String scope) throws IOException, InterruptedException {
    return "Bearer " + tokens(who, scope, resource()).path("access_token").asString();
  }

  String resource() {
    return server.at("/admin").toString();
  }

  /// What the token endpoint answered.
  JsonNode tokens(Signed who, String scope, String resource)
      throws IOException, InterruptedException {
    var asked = new LinkedHashMap<String, String>();
    asked.put("client_id", CLIENT);
    asked.put("redirect_uri", CALLBACK);
    asked.put("response_type", "code");
    asked.put("scope", scope);
    if (!resource.isEmpty()) {
      asked.put("resource", resource);
    }
    asked.put("state", "s");
    asked.put("code_challenge", challenge());
    asked.put("code_challenge_method", "S256");
    var jar = new LinkedHashMap<String, String>();
    jar.put("session", who.cookie());
    var answer = send(jar, "GET", "/console/oauth2/authorize?" + form(asked), Map.of());
    while (answer.statusCode() == 303 && !location(answer).startsWith(CALLBACK)) {
      answer = send(jar, "GET", location(answer), Map.of());
    }
    if (answer.statusCode() == 200) {
      answer = allowed(jar, answer.body());
    }
    var code = Pattern.compile("[?&]code=([^&]*)").matcher(location(answer)).results().findFirst();
    if (code.isEmpty()) {
      throw new AssertionError(answer.statusCode() + " " + answer.headers() + answer.body());
    }
    return token(
        Map.of(
            "grant_type", "authorization_code",
            "client_id", CLIENT,
            "redirect_uri", CALLBACK,
            "code_verifier", VERIFIER,
            "code", URLDecoder.decode(code.get().group(1), UTF_8)));
  }

  JsonNode token(Map<String, String> fields) throws IOException, InterruptedException {
    var answer = send(new LinkedHashMap<>(), "POST", "/console/oauth2/token", fields);
    return JSON.readTree(answer.body());
  }

  /// The access token that comes next, of the same login.
  String refreshed(JsonNode tokens) throws IOException, InterruptedException {
    var answer =
        token(
            Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                CLIENT,
                "refresh_token",
                tokens.path("refresh_token").asString()));
    return "Bearer " + answer.path("access_token").asString();
  }

  /// The status of an address outside the API.
  int status(String authorization, String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(server.at(path)).header("Authorization", authorization);
    return http.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  /// What such an address answers to a document.
  HttpResponse<String> post(String authorization, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.at(path))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  void revoke(String token) throws IOException, InterruptedException {
    var answer =
        send(
            new LinkedHashMap<>(),
            "POST",
            "/console/oauth2/revoke",
            Map.of("client_id", CLIENT, "token", token));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + answer.body());
    }
  }

  private HttpResponse<String> allowed(Map<String, String> jar, String page)
      throws IOException, InterruptedException {
    var action = ACTION.matcher(page);
    if (!action.find()) {
      throw new AssertionError(page);
    }
    var fields = new LinkedHashMap<String, String>();
    HIDDEN.matcher(page).results().forEach(one -> fields.put(one.group(1), one.group(2)));
    fields.put("decision", "allow");
    return send(jar, "POST", action.group(1).replace("&amp;", "&"), fields);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("");
  }

  private HttpResponse<String> send(
      Map<String, String> jar, String method, String at, Map<String, String> fields)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(at.startsWith("http") ? URI.create(at) : server.at(at))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(
                method,
                method.equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(form(fields)));
    if (!jar.isEmpty()) {
      request.header("Cookie", String.join("; ", jar.values()));
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    for (var cookie : answer.headers().allValues("set-cookie")) {
      var pair = cookie.split(";", 2)[0];
      jar.put(pair.split("=", 2)[0], pair);
    }
    return answer;
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            URLEncoder.encode(field.getKey(), UTF_8)
                + "="
                + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String challenge() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
