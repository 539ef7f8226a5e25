package dev.gatewright.protocol.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.AuthorizationServerBuilder;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.authorize.AuthorizationValidation;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientBuilder;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.Issuer.Resource;
import dev.gatewright.protocol.issuer.IssuerBuilder;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.oauth.CodeVerifier;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.ports.Subjects.OrganizationMembership;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.testing.AuthorizationAnswer;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// An application that embeds the engine: one issuer, ports in memory, and a user interface that
/// agrees to everything unless a test says otherwise.
final class Application {
  static final String PROJECTS_API = "https://projects.test";
  static final String NOTES_API = "https://notes.test";
  static final String CALLBACK = "https://web.test/cb";
  static final String SECRET = "a-secret-that-is-long-enough-for-anything";
  static final String VERIFIER = "a-verifier-that-has-at-least-43-characters-in-it";
  static final String CHALLENGE = CodeVerifier.parse(VERIFIER).orElseThrow().challenge().value();
  static final Duration HOUR = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock();
  private final InMemoryPorts memory = new InMemoryPorts(clock);
  private final AuthorizationServer server;
  private final Issuer issuer;

  /// An application of which `build` enables the grants and decides everything else.
  Application(UnaryOperator<AuthorizationServerBuilder> build) {
    this(build, issuer -> issuer);
  }

  Application(UnaryOperator<AuthorizationServerBuilder> build, UnaryOperator<IssuerBuilder> of) {
    this.server = build.apply(AuthorizationServer.builder(memory.ports()).clock(clock)).build();
    this.issuer =
        of.apply(
                Issuer.builder("http://localhost:3000")
                    .scope("projects:read", "Read projects")
                    .scope("projects:write", "Change projects")
                    .resource(resource(PROJECTS_API, "projects:read", "projects:write"))
                    .resource(resource(NOTES_API, "notes")))
            .build();
  }

  /// An application with the three usual grants.
  static Application usual() {
    return new Application(Application::usualGrants);
  }

  static AuthorizationServerBuilder usualGrants(AuthorizationServerBuilder builder) {
    return builder
        .enable(SupportedGrant.authorizationCode(), HOUR)
        .enable(SupportedGrant.refreshToken(), HOUR)
        .enable(SupportedGrant.clientCredentials(), HOUR);
  }

  static Resource resource(String id, String... scopes) {
    return Resource.of(id, Scope.of(scopes));
  }

  AuthorizationServer server() {
    return server;
  }

  Issuer issuer() {
    return issuer;
  }

  IssuerId id() {
    return issuer.id();
  }

  SettableClock clock() {
    return clock;
  }

  InMemoryPorts memory() {
    return memory;
  }

  Instant now() {
    return clock.instant();
  }

  /// A confidential client with the usual grants, one redirect URI and every scope.
  static ClientBuilder web(String id) {
    return Client.confidential(id, new Secret(SECRET))
        .redirectUris(CALLBACK)
        .grants(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS)
        .scopes("openid", "profile", "email", "offline_access", "projects:read", "projects:write");
  }

  /// A public client, likewise.
  static ClientBuilder spa(String id) {
    return Client.publicClient(id)
        .redirectUris(CALLBACK)
        .grants(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN)
        .scopes("openid", "profile", "projects:read", "projects:write");
  }

  /// Adds a client, or replaces the one of that id.
  Client add(ClientBuilder builder) {
    var client = builder.build();
    memory.clients().put(id(), client);
    return client;
  }

  /// Adds a person who may act.
  SubjectId addPerson(String name, OrganizationMembership... memberships) {
    var subject = new SubjectId(name);
    memory
        .subjects()
        .put(
            id(),
            new SubjectView(
                subject,
                Map.of("name", "Name of " + name, "email", name + "@people.test"),
                List.of(memberships),
                Instant.parse("2026-01-02T03:04:05Z")));
    return subject;
  }

  /// Begins a login session of a day.
  SessionId beginSession(SubjectId subject) {
    var id = new SessionId("s_0000000000000000000001");
    memory
        .sessions()
        .begin(
            id(),
            new LoginSession(
                id,
                subject,
                now(),
                Set.of("pwd"),
                Optional.empty(),
                now().plus(Duration.ofDays(1))));
    return id;
  }

  /// A correct authorization request for a code.
  static Params codeRequest(Client client, String scope) {
    return request(client, "code", scope)
        .with("code_challenge", CHALLENGE)
        .with("code_challenge_method", "S256");
  }

  static Params request(Client client, String responseType, String scope) {
    return Params.of("response_type", responseType)
        .with("client_id", client.id().value())
        .with("redirect_uri", CALLBACK)
        .with("scope", scope)
        .with("state", "the state");
  }

  AuthorizationValidation validate(Params params) {
    return server.validateAuthorizationRequest(issuer, ProtocolRequest.get(params.sent()));
  }

  /// The request that `params` are, which must be valid.
  AuthorizationRequest valid(Params params) {
    return switch (validate(params)) {
      case AuthorizationValidation.Valid(var request, var client) -> request;
      case AuthorizationValidation.Refused(var outcome) ->
          throw new AssertionError("refused: " + new AuthorizationAnswer(outcome).reason());
    };
  }

  /// The answer to a request that must not be valid.
  AuthorizationAnswer refused(Params params) {
    return switch (validate(params)) {
      case AuthorizationValidation.Refused(var outcome) -> new AuthorizationAnswer(outcome);
      case AuthorizationValidation.Valid valid -> throw new AssertionError("it is valid");
    };
  }

  AuthorizationAnswer complete(AuthorizationRequest request, AuthorizationDecision decision) {
    return new AuthorizationAnswer(server.completeAuthorizationRequest(issuer, request, decision));
  }

  /// The answer when the user, who logged in just now, allows everything.
  AuthorizationAnswer authorize(Params params, SubjectId user) {
    var request = valid(params);
    return complete(request, AuthorizationDecision.approve(request, user, now()));
  }

  static Params codeGrant(String code) {
    return Params.of("grant_type", "authorization_code")
        .with("code", code)
        .with("redirect_uri", CALLBACK)
        .with("code_verifier", VERIFIER);
  }

  /// A whole flow.
  Tokens logIn(Client client, SubjectId user, String scope) {
    return token(client, codeGrant(authorize(codeRequest(client, scope), user).code()));
  }

  Tokens refresh(Client client, String refreshToken) {
    return token(client, refreshGrant(refreshToken));
  }

  static Params refreshGrant(String refreshToken) {
    return Params.of("grant_type", "refresh_token").with("refresh_token", refreshToken);
  }

  Tokens token(Client client, Params params) {
    return token(post(client, params));
  }

  Tokens token(ProtocolRequest request) {
    return new Tokens(server.token(issuer, request));
  }

  /// A form POST of a client that authenticates in its usual way.
  static ProtocolRequest post(Client client, Params params) {
    return client.isPublic()
        ? post(params.with("client_id", client.id().value()))
        : post(params).withAuthorization(basic(client, SECRET));
  }

  /// A form POST without an `Authorization` header.
  static ProtocolRequest post(Params params) {
    return ProtocolRequest.post(params.sent());
  }

  static String basic(Client client, String secret) {
    var pair = client.id().value() + ':' + secret;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  IntrospectionResult introspection(ProtocolRequest request) {
    return server.introspect(issuer, request);
  }

  /// What introspection answers.
  ObjectNode introspect(ProtocolRequest request) {
    return switch (introspection(request)) {
      case IntrospectionResult.Answer answer -> Tokens.object(answer.reply().body());
      case IntrospectionResult.Refused(var refusal, var response) ->
          throw new AssertionError("refused: " + refusal);
    };
  }

  ObjectNode introspect(Client caller, String token) {
    return introspect(post(caller, Params.of("token", token)));
  }

  boolean isActive(Client caller, String token) {
    return introspect(caller, token).path("active").booleanValue();
  }

  /// Why introspection is refused.
  Reason introspectionRefused(ProtocolRequest request) {
    return switch (introspection(request)) {
      case IntrospectionResult.Refused(var refusal, var response) -> refusal.reason();
      case IntrospectionResult.Answer answer -> throw new AssertionError("it is answered");
    };
  }

  RevocationResult revoke(ProtocolRequest request) {
    return server.revoke(issuer, request);
  }

  RevocationResult revoke(Client client, String token) {
    return revoke(post(client, Params.of("token", token)));
  }

  ObjectNode metadata() {
    return Tokens.object(server.discovery(issuer));
  }
}
