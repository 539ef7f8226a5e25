package dev.gatewright.protocol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.logout.LogoutOutcome;
import dev.gatewright.protocol.oauth.CodeVerifier;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects.OrganizationMembership;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.userinfo.OrganizationsEndpoint.OrganizationsResult;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// One issuer, its people and clients, and every request they can make.
public final class Tenant {
  /// The PKCE pair of every flow, unless a test sends another.
  public static final String VERIFIER = "a-verifier-that-has-at-least-43-characters-in-it";

  public static final String CHALLENGE =
      CodeVerifier.parse(VERIFIER).orElseThrow().challenge().value();

  private final AuthorizationServer server;
  private final Host host;
  private final SettableClock clock;
  private final Issuer issuer;

  public Tenant(AuthorizationServer server, Host host, SettableClock clock, Issuer issuer) {
    this.server = server;
    this.host = host;
    this.clock = clock;
    this.issuer = issuer;
  }

  public Issuer issuer() {
    return issuer;
  }

  public Client add(ClientBuilder builder) {
    var client = builder.build();
    host.put(issuer.id(), client);
    return client;
  }

  /// Adds a person with a name, a mail address, a phone number and a role.
  public void addPerson(String id, OrganizationMembership... memberships) {
    addPerson(
        id,
        Map.of(
            "name",
            "Name of " + id,
            "email",
            id + "@people.test",
            "email_verified",
            true,
            "phone_number",
            "+4930123456",
            "role",
            "admin"),
        memberships);
  }

  public void addPerson(
      String id, Map<String, Object> claims, OrganizationMembership... memberships) {
    host.put(
        issuer.id(),
        new SubjectView(
            new SubjectId(id),
            claims,
            List.of(memberships),
            Instant.parse("2026-01-02T03:04:05Z")));
  }

  public static OrganizationMembership membership(String id, String... scopes) {
    return new OrganizationMembership(
        id, Optional.empty(), List.of(scopes), Instant.parse("2025-05-05T05:05:05Z"));
  }

  public Window window() {
    return new Window(host, clock, issuer.id());
  }

  /// A correct authorization request of `client`, for scope `openid`.
  public static Params request(Client client) {
    return Params.of("response_type", "code")
        .with("client_id", client.id().value())
        .with("redirect_uri", client.redirectUris().stream().sorted().findFirst().orElseThrow())
        .with("scope", "openid")
        .with("state", "the state")
        .with("nonce", "the nonce")
        .with("code_challenge", CHALLENGE)
        .with("code_challenge_method", "S256");
  }

  public AuthorizationAnswer authorize(Window window, Params params) {
    return new AuthorizationAnswer(
        server.interactiveAuthorization().authorize(issuer, params.sent(), window.now()));
  }

  /// Asks for a page of the host's own.
  public AuthorizationAnswer askFor(Window window, OwnPage page) {
    return new AuthorizationAnswer(
        server.interactiveAuthorization().askFor(issuer, page, window.now()));
  }

  public AuthorizationAnswer resume(Window window, String handle) {
    return new AuthorizationAnswer(
        server.interactiveAuthorization().resume(issuer, handle, window.now()));
  }

  public AuthorizationAnswer continueWithAccount(Window window, String handle) {
    return new AuthorizationAnswer(
        server.interactiveAuthorization().continueWithAccount(issuer, handle, window.now()));
  }

  public AuthorizationAnswer unreachable(Window window, String handle) {
    return new AuthorizationAnswer(
        server.interactiveAuthorization().unreachable(issuer, handle, window.now()));
  }

  public AuthorizationAnswer again(Window window, String handle) {
    return new AuthorizationAnswer(
        server.interactiveAuthorization().again(issuer, handle, window.now()));
  }

  public AuthorizationAnswer allow(Window window, String handle) {
    return new AuthorizationAnswer(
        server.interactiveAuthorization().allow(issuer, handle, window.now()));
  }

  public AuthorizationAnswer deny(Window window, String handle) {
    return new AuthorizationAnswer(
        server.interactiveAuthorization().deny(issuer, handle, window.now()));
  }

  /// A form POST, authenticated by header where `basic` is there.
  public static ProtocolRequest post(Params params, Optional<String> authorization) {
    var request = ProtocolRequest.post(params.sent());
    return authorization.map(request::withAuthorization).orElse(request);
  }

  /// A form POST of a client that authenticates in its usual way.
  public static ProtocolRequest post(Client client, Params params) {
    return client.isPublic()
        ? post(params.with("client_id", client.id().value()), Optional.empty())
        : post(params, Optional.of(basic(client)));
  }

  /// HTTP Basic credentials; ids and secrets of tests need no form encoding but for the spaces.
  public static String basic(Client client) {
    var id = client.id().value();
    var pair = id + ':' + ClientBuilder.secretOf(id).replace(' ', '+').replace(",", "%2C");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  public Tokens token(ProtocolRequest request) {
    return new Tokens(server.token(issuer, request));
  }

  /// A correct token request for a code of [#request].
  public static Params codeRequest(Client client, String code) {
    return Params.of("grant_type", "authorization_code")
        .with("code", code)
        .with("redirect_uri", client.redirectUris().stream().sorted().findFirst().orElseThrow())
        .with("code_verifier", VERIFIER);
  }

  public static Params refreshRequest(String refreshToken) {
    return Params.of("grant_type", "refresh_token").with("refresh_token", refreshToken);
  }

  public Tokens redeem(Client client, String code) {
    return token(post(client, codeRequest(client, code)));
  }

  public Tokens refresh(Client client, String refreshToken) {
    return token(post(client, refreshRequest(refreshToken)));
  }

  /// A whole flow: `person` logs in, is not asked, and the client redeems the code.
  public Tokens logIn(Client client, String person, String... scope) {
    return logIn(client, window().logIn(person), scope);
  }

  public Tokens logIn(Client client, Window window, String... scope) {
    var params = request(client).with("scope", String.join(" ", scope));
    return redeem(client, authorize(window, params).code());
  }

  public IntrospectionResult introspection(ProtocolRequest request) {
    return server.introspect(issuer, request);
  }

  public ObjectNode introspect(Client caller, String token) {
    return switch (introspection(post(caller, Params.of("token", token)))) {
      case IntrospectionResult.Answer answer -> Tokens.object(answer.reply().body());
      case IntrospectionResult.Refused refused ->
          throw new AssertionError("refused: " + refused.refusal());
    };
  }

  public boolean isActive(Client caller, String token) {
    return introspect(caller, token).path("active").booleanValue();
  }

  public RevocationResult revocation(ProtocolRequest request) {
    return server.revoke(issuer, request);
  }

  public RevocationResult revoke(Client client, String token) {
    return revocation(post(client, Params.of("token", token)));
  }

  public UserInfoResult userInfo(ProtocolRequest request) {
    return server.userInfo(issuer, request);
  }

  public UserInfoResult userInfo(String token) {
    return userInfo(ProtocolRequest.get(Parameters.none()).withAuthorization("Bearer " + token));
  }

  /// The claims that UserInfo answers.
  public ObjectNode claimsOf(String token) {
    return switch (userInfo(token)) {
      case UserInfoResult.Claims claims -> Tokens.object(claims.reply().body());
      case UserInfoResult.Refused refused ->
          throw new AssertionError("refused: " + refused.refusal());
    };
  }

  public OrganizationsResult organizations(ProtocolRequest request) {
    return server.organizations(issuer, request);
  }

  /// Logout as a page of its own.
  public LogoutOutcome logOut(Window window, Params params) {
    return server.logout().logout(issuer, params.sent(), window.now(), true);
  }

  /// Logout as an image or frame of another site.
  public LogoutOutcome logOutEmbedded(Window window, Params params) {
    return server.logout().logout(issuer, params.sent(), window.now(), false);
  }

  public LogoutOutcome answerLogout(Window window, String handle, boolean yes) {
    return server.logout().answer(issuer, handle, window.now(), yes);
  }

  public ObjectNode metadata() {
    return Tokens.object(server.discovery(issuer));
  }

  public ObjectNode keySet() {
    return Tokens.object(server.jwks(issuer));
  }
}
