package dev.gatewright.protocol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.UserApproval;
import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.oauth.CodeVerifier;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An application that embeds the engine, as its documentation shows it: one person, one
/// confidential client, everything in memory.
public final class EmbeddedHost {
  /// A URL that nobody listens at: the endpoints are wherever a test mounts them.
  public static final String URL = "https://app.test/auth";

  /// A page that may call the endpoints from a browser.
  public static final String ORIGIN = "https://spa.test";

  public static final String CALLBACK = "https://client.test/callback";
  public static final String VERIFIER = "a-verifier-that-has-at-least-43-characters-in-it";
  public static final SubjectId ADA = new SubjectId("ada");

  private static final String SECRET = "web-secret-of-at-least-32-characters";

  private final SettableClock clock = new SettableClock();
  private final InMemoryPorts ports = new InMemoryPorts(clock);
  private final ErrorStyle errorStyle;
  private final Issuer issuer;

  public EmbeddedHost() {
    this(ErrorStyle.RFC);
  }

  public EmbeddedHost(ErrorStyle errorStyle) {
    this.errorStyle = errorStyle;
    this.issuer =
        Issuer.builder(URL).errorStyle(errorStyle).scope("notes", "Read your notes").build();
    ports.clients().put(issuer.id(), client());
    ports
        .subjects()
        .put(
            issuer.id(),
            new SubjectView(ADA, Map.of("name", "Ada Lovelace"), List.of(), clock.instant()));
  }

  private Client client() {
    return Client.confidential("web", new Secret(SECRET))
        .redirectUris(CALLBACK)
        .grants(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS)
        .scopes("openid", "profile", "notes")
        .errorStyle(errorStyle)
        .build();
  }

  public SettableClock clock() {
    return clock;
  }

  public InMemoryPorts ports() {
    return ports;
  }

  public Issuer issuer() {
    return issuer;
  }

  public AuthorizationServer server() {
    return AuthorizationServer.builder(ports.ports())
        .enable(SupportedGrant.authorizationCode(), Duration.ofHours(1))
        .enable(SupportedGrant.clientCredentials(), Duration.ofHours(1))
        .enable(SupportedGrant.refreshToken(), Duration.ofHours(1))
        .clock(clock)
        .build();
  }

  /// The endpoints, with one allowed origin and the introspection endpoint at `/token_info` too.
  public <R> Endpoints<R> endpoints(UserApproval<R> approval) {
    return Endpoints.builder(server(), issuer, approval)
        .allowedOrigins(Set.of(ORIGIN))
        .alias(Endpoint.INTROSPECTION, "/token_info")
        .build();
  }

  /// The `Authorization` header of the client.
  public static String basic() {
    return "Basic " + Base64.getEncoder().encodeToString(("web:" + SECRET).getBytes(UTF_8));
  }

  /// A correct authorization request.
  public static Params request() {
    return Params.of("response_type", "code")
        .with("client_id", "web")
        .with("redirect_uri", CALLBACK)
        .with("scope", "openid profile notes")
        .with("state", "a&b=c d+\u00e9")
        .with("nonce", "the nonce")
        .with("code_challenge", CodeVerifier.parse(VERIFIER).orElseThrow().challenge().value())
        .with("code_challenge_method", "S256");
  }

  /// A token request for a code of [#request].
  public static Params codeRequest(String code) {
    return Params.of("grant_type", "authorization_code")
        .with("code", code)
        .with("redirect_uri", CALLBACK)
        .with("code_verifier", VERIFIER);
  }
}
