package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that signs people in at the addresses which `compat: beshoy` opens, as JSON or as
/// forms, and redeems what it gets. It follows no redirect and keeps no cookie.
public record ProjectClient(URI issuer, String project, String secret) {
  public static final String CALLBACK = "http://localhost:3000/callback";
  public static final String STATE = "sealed-by-the-application";

  private static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-4-1";

  /// The S256 challenge of the verifier (RFC 7636 §4.2).
  public static final String CHALLENGE = challenge();

  /// What came back.
  public record Reply(int status, HttpHeaders headers, String body) {
    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    public Optional<String> location() {
      return headers.firstValue("Location");
    }

    /// A parameter of the address that it leads to.
    public Optional<String> parameter(String name) {
      return location()
          .map(to -> new Page(URI.create(to), status, headers, body, List.of()))
          .flatMap(page -> Optional.ofNullable(page.query().get(name)));
    }

    public String code() {
      return parameter("code").orElseThrow(() -> new AssertionError("no code: " + this));
    }
  }

  /// The fields of a sign-in, with those that say what is proved.
  public Map<String, String> fields(Map<String, String> proof) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("project_id", project);
    fields.put("redirect_uri", CALLBACK);
    fields.put("code_challenge", CHALLENGE);
    fields.put("state", STATE);
    fields.putAll(proof);
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  private static String challenge() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  public Reply login(String email, String password) throws IOException, InterruptedException {
    return json("/auth/login", fields(Map.of("email", email, "password", password)));
  }

  public Reply pin(String digits) throws IOException, InterruptedException {
    return json("/auth/pin", fields(Map.of("pin", digits)));
  }

  public Reply sendLink(String email) throws IOException, InterruptedException {
    return json("/auth/magic-link/send", fields(Map.of("email", email)));
  }

  public Reply redeem(String code) throws IOException, InterruptedException {
    return json(
        "/oauth/token",
        Map.of(
            "grant_type", "authorization_code",
            "code", code,
            "code_verifier", VERIFIER,
            "client_id", project,
            "client_secret", secret,
            "redirect_uri", CALLBACK));
  }

  public Reply refresh(String token) throws IOException, InterruptedException {
    return json(
        "/oauth/token",
        Map.of(
            "grant_type", "refresh_token",
            "refresh_token", token,
            "client_id", project,
            "client_secret", secret));
  }

  public Reply json(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return post(
        path,
        JsonMapper.shared().writeValueAsString(fields),
        Map.of("Content-Type", "application/json"));
  }

  public Reply form(String path, Map<String, String> fields, Map<String, String> headers)
      throws IOException, InterruptedException {
    var body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    return post(path, body, all);
  }

  public Reply post(String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  public Reply get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(at(path));
    headers.forEach(request::header);
    return send(request);
  }

  private static Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers(), response.body());
    }
  }

  /// An address below the issuer.
  public URI at(String path) {
    return URI.create(issuer + path);
  }

  /// The request that a browser is sent with.
  public URI authorize() {
    return at(
        "/oauth/authorize?response_type=code&code_challenge_method=S256&client_id="
            + project
            + "&redirect_uri="
            + URLEncoder.encode(CALLBACK, UTF_8)
            + "&code_challenge="
            + CHALLENGE
            + "&state="
            + STATE);
  }

  /// Claims of an access token.
  public static JsonNode claims(Reply tokens) {
    var token = tokens.json().path("access_token").asString();
    var claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return JsonMapper.shared().readTree(claims);
  }

  @Override
  public String toString() {
    return project + " at " + issuer;
  }
}
