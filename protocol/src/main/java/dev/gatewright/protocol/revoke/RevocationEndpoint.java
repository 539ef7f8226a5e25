package dev.gatewright.protocol.revoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientAuthenticator;
import dev.gatewright.protocol.clients.ClientAuthenticator.ClientCheck;
import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.RefreshTokens;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.issuer.ProtocolRequest.Method;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.wire.HttpReply;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// The revocation endpoint (RFC 7009 §2). A refresh token takes its whole grant with it; an access
/// token only itself. An unknown token is already as good as revoked (§2.2); another client's is
/// refused and stays as it is (§2.1).
public final class RevocationEndpoint {
  /// Whether whoever holds a token may revoke it without the client's secret.
  public static final ClientOption<Boolean> WITHOUT_AUTHENTICATION =
      ClientOption.flag("revoke_without_authentication");

  private final ClientAuthenticator authenticator;
  private final Clients clients;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final Grants grants;
  private final EngineOptions options;
  private final InstantSource clock;

  public RevocationEndpoint(
      ClientAuthenticator authenticator,
      Clients clients,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      Grants grants,
      EngineOptions options,
      InstantSource clock) {
    this.authenticator = authenticator;
    this.clients = clients;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.grants = grants;
    this.options = options;
    this.clock = clock;
  }

  /// The outcome of a revocation request; `reply` is how it is told.
  public sealed interface RevocationResult {
    HttpReply reply();

    /// Done; the body is empty (RFC 7009 §2.2) unless the client's error style has one.
    record Done(HttpReply reply) implements RevocationResult {}

    record Refused(Refusal refusal, HttpReply reply) implements RevocationResult {}
  }

  /// What the token names.
  private sealed interface Target {
    ClientId client();

    record OfGrant(Grant grant) implements Target {
      @Override
      public ClientId client() {
        return grant.client();
      }
    }

    record OfAccessToken(AccessToken token) implements Target {
      @Override
      public ClientId client() {
        return token.client().id();
      }
    }
  }

  /// Answers a revocation request.
  public RevocationResult answer(Issuer issuer, ProtocolRequest request) {
    if (request.method() != Method.POST) {
      return refused(Refusal.of(Reason.REQUEST_METHOD), issuer.errorStyle());
    }
    var parameters = request.parameters();
    var ambiguity = request.ambiguity(Set.of());
    if (ambiguity.isPresent()) {
      return refused(Refusal.of(ambiguity.get()), issuer.errorStyle());
    }
    var target = parameters.one("token").flatMap(token -> find(issuer, token));
    boolean namesNobody =
        !authenticator.presentsCredentials(request) && parameters.one("client_id").isEmpty();
    if (namesNobody && !options.authenticateRevoke() && target.isEmpty()) {
      return parameters.one("token").isEmpty()
          ? refused(Refusal.of(Reason.TOKEN_MISSING), issuer.errorStyle())
          : done(issuer.errorStyle());
    }
    Client caller;
    switch (caller(issuer, request, target)) {
      case ClientCheck.Known known -> caller = known.client();
      case ClientCheck.Unknown unknown -> {
        return new RevocationResult.Refused(unknown.refusal(), unknown.reply());
      }
    }
    if (parameters.one("token").isEmpty()) {
      return refused(Refusal.of(Reason.TOKEN_MISSING), caller.errorStyle());
    }
    if (target.isPresent()) {
      if (!target.get().client().equals(caller.id())) {
        return refused(Refusal.of(Reason.TOKEN_FOREIGN), caller.errorStyle());
      }
      revoke(issuer, target.get());
    }
    return done(caller.errorStyle());
  }

  private static RevocationResult done(ErrorStyle style) {
    return new RevocationResult.Done(
        switch (style) {
          // No media type either: some clients parse whatever is called JSON.
          case RFC ->
              HttpReply.empty(200).with("Cache-Control", "no-store").with("Pragma", "no-cache");
          case PLAIN -> HttpReply.json(200, "{\"ok\":true}".getBytes(UTF_8));
          case TS_OAUTH2_SERVER -> HttpReply.json(200, "{}".getBytes(UTF_8));
        });
  }

  /// A client that is set so may revoke by holding the token alone.
  private ClientCheck caller(Issuer issuer, ProtocolRequest request, Optional<Target> target) {
    var parameters = request.parameters();
    if (!authenticator.presentsCredentials(request)) {
      var named =
          parameters
              .one("client_id")
              .filter(ClientId::isValid)
              .map(ClientId::new)
              .or(() ->
                  parameters.one("client_id").isEmpty()
                      ? target.map(Target::client)
                      : Optional.empty())
              .flatMap(id -> clients.find(issuer.id(), id))
              .filter(
                  client -> client.option(WITHOUT_AUTHENTICATION) || !options.authenticateRevoke());
      if (named.isPresent()) {
        return new ClientCheck.Known(named.get());
      }
    }
    return authenticator.authenticate(issuer, request);
  }

  private Optional<Target> find(Issuer issuer, String token) {
    var refreshToken = refreshTokens.read(issuer, token);
    if (refreshToken.isPresent()) {
      return grants.find(issuer.id(), refreshToken.get().handle()).map(Target.OfGrant::new);
    }
    return accessTokens.read(issuer, token).map(Target.OfAccessToken::new);
  }

  private void revoke(Issuer issuer, Target target) {
    var by = By.client(target.client(), clock.instant());
    switch (target) {
      case Target.OfGrant of -> grants.revoke(issuer.id(), of.grant().id(), by);
      case Target.OfAccessToken of ->
          grants.revokeAccessToken(issuer.id(), of.token().jti(), of.token().expiresAt(), by);
    }
  }

  private static RevocationResult refused(Refusal refusal, ErrorStyle style) {
    return new RevocationResult.Refused(refusal, ErrorReply.of(refusal, style, false));
  }
}
