package dev.gatewright.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An application that looks after its person's account, by hand: every request as it goes out.
record AccountProgram(URI issuer, String client, String secret) {
  static final String CALLBACK = "http://127.0.0.1:1/callback";
  static final String ALL = "openid account:read account:write account:security";

  private static final String VERIFIER = "one-verifier-for-every-login-of-these-tests-0123";
  private static final String CHALLENGE = "CsbaLpzDhqjbldhadjYPizWwNDk51X0Yb3rKZe8p6sI";
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  record Answer(int status, HttpHeaders headers, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    String text(String name) {
      return json().path(name).asString("");
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  URI authorize(String scope, Map<String, String> more) {
    var sent = new LinkedHashMap<String, String>();
    sent.put("response_type", "code");
    sent.put("client_id", client);
    sent.put("redirect_uri", CALLBACK);
    sent.put("scope", scope);
    sent.put("state", "a-state");
    sent.put("code_challenge", CHALLENGE);
    sent.put("code_challenge_method", "S256");
    sent.putAll(more);
    return URI.create(issuer + "/oauth2/authorize?" + form(sent));
  }

  /// The access token of a login in this browser.
  String token(Browser browser, TestUser user, String scope, Map<String, String> more)
      throws Exception {
    return redeem(browser.logIn(authorize(scope, more), user)).text("access_token");
  }

  String token(Browser browser, TestUser user) throws Exception {
    return token(browser, user, ALL, Map.of());
  }

  Answer redeem(URI callback) throws Exception {
    return token(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            RelyingParty.query(callback).getOrDefault("code", ""),
            "redirect_uri",
            CALLBACK,
            "code_verifier",
            VERIFIER));
  }

  Answer token(Map<String, String> parameters) throws Exception {
    return post("/oauth2/token", parameters);
  }

  Answer revoke(String token) throws Exception {
    return post("/oauth2/revoke", Map.of("token", token));
  }

  private Answer post(String path, Map<String, String> parameters) throws Exception {
    var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(issuer + path))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(parameters))));
  }

  Answer get(String path, String token) throws Exception {
    return call("GET", path, Optional.of(token), "");
  }

  Answer call(String method, String path, String token, String body) throws Exception {
    return call(method, path, Optional.of(token), body);
  }

  /// A request to the API; `path` is below its root.
  Answer call(String method, String path, Optional<String> token, String body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/account/v1" + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    } else if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return send(request);
  }

  private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.headers(), answer.body());
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(one ->
            URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
