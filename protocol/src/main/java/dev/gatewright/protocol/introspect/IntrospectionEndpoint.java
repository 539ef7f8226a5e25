package dev.gatewright.protocol.introspect;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientAuthenticator;
import dev.gatewright.protocol.clients.ClientAuthenticator.ClientCheck;
import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.LiveTokens;
import dev.gatewright.protocol.internal.issue.RefreshTokens;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issue.Actor;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.issuer.ProtocolRequest.Method;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.seal.RefreshTokenValue;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.wire.HttpReply;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The introspection endpoint (RFC 7662 §2): tells a confidential client about its own tokens, and
/// a resource's introspection clients about the tokens for that resource. Of any other token it
/// says no more than `active: false`.
public final class IntrospectionEndpoint {
  /// Claims that are repeated of a token that its client could have minted: those that the store
  /// confirms, and the token's own name and times.
  private static final Set<String> CONFIRMED_CLAIMS =
      Set.of("iss", "sub", "aud", "client_id", "gid", "jti", "iat", "exp");

  private final ClientAuthenticator authenticator;
  private final AccessTokens accessTokens;
  private final LiveTokens liveTokens;
  private final RefreshTokens refreshTokens;
  private final Grants grants;
  private final Subjects subjects;
  private final EngineOptions options;
  private final InstantSource clock;

  public IntrospectionEndpoint(
      ClientAuthenticator authenticator,
      AccessTokens accessTokens,
      LiveTokens liveTokens,
      RefreshTokens refreshTokens,
      Grants grants,
      Subjects subjects,
      EngineOptions options,
      InstantSource clock) {
    this.authenticator = authenticator;
    this.accessTokens = accessTokens;
    this.liveTokens = liveTokens;
    this.refreshTokens = refreshTokens;
    this.grants = grants;
    this.subjects = subjects;
    this.options = options;
    this.clock = clock;
  }

  /// The outcome of an introspection request; `reply` is how it is told.
  public sealed interface IntrospectionResult {
    HttpReply reply();

    /// `withheld` is why a live token is told to be none, where the host had better know.
    record Answer(HttpReply reply, Optional<Reason> withheld) implements IntrospectionResult {}

    record Refused(Refusal refusal, HttpReply reply) implements IntrospectionResult {}
  }

  /// Answers an introspection request.
  public IntrospectionResult answer(Issuer issuer, ProtocolRequest request) {
    if (request.method() != Method.POST) {
      return refused(Reason.REQUEST_METHOD, issuer.errorStyle());
    }
    var ambiguity = request.ambiguity(Set.of());
    if (ambiguity.isPresent()) {
      return refused(ambiguity.get(), issuer.errorStyle());
    }
    return switch (caller(issuer, request)) {
      case Caller.Anybody anybody -> answer(issuer, request, Optional.empty());
      case Caller.Known known -> answer(issuer, request, Optional.of(known.client()));
      case Caller.Refused refused -> refused.result();
    };
  }

  private IntrospectionResult answer(
      Issuer issuer, ProtocolRequest request, Optional<Client> caller) {
    var style = caller.map(Client::errorStyle).orElse(issuer.errorStyle());
    if (caller.filter(this::isTooPublic).isPresent()) {
      return refused(Reason.CLIENT_PUBLIC, style);
    }
    var token = request.parameters().one("token");
    if (token.isEmpty()) {
      return refused(Reason.TOKEN_MISSING, style);
    }
    var answer =
        refreshTokens
            .read(issuer, token.get())
            .map(value -> refreshToken(issuer, caller, value))
            .orElseGet(() -> accessToken(issuer, caller, token.get()));
    return switch (answer) {
      case Told.Active(var json) -> told(json, Optional.empty());
      case Told.Inactive(var withheld) -> {
        var inactive = Json.object();
        inactive.put("active", false);
        yield told(inactive, withheld);
      }
    };
  }

  private static IntrospectionResult told(ObjectNode json, Optional<Reason> withheld) {
    return new IntrospectionResult.Answer(HttpReply.json(200, Json.bytes(json)), withheld);
  }

  /// What is said of a token.
  private sealed interface Told {
    record Active(ObjectNode json) implements Told {}

    /// `withheld` is there when the token is good and only not for whoever asks.
    record Inactive(Optional<Reason> withheld) implements Told {
      static final Inactive UNKNOWN = new Inactive(Optional.empty());
    }
  }

  /// Who asks.
  private sealed interface Caller {
    record Anybody() implements Caller {}

    record Known(Client client) implements Caller {}

    record Refused(IntrospectionResult result) implements Caller {}
  }

  /// Credentials are looked at wherever there are some, since whoever sends them relies on them.
  private Caller caller(Issuer issuer, ProtocolRequest request) {
    if (!options.authenticateIntrospect() && !authenticator.presentsCredentials(request)) {
      return new Caller.Anybody();
    }
    return switch (authenticator.authenticate(issuer, request)) {
      case ClientCheck.Known known -> new Caller.Known(known.client());
      case ClientCheck.Unknown unknown ->
          new Caller.Refused(new IntrospectionResult.Refused(unknown.refusal(), unknown.reply()));
    };
  }

  private boolean isTooPublic(Client caller) {
    return caller.isPublic() && options.introspectionRequiresConfidentialClient();
  }

  private static IntrospectionResult refused(Reason reason, ErrorStyle style) {
    var refusal = Refusal.of(reason);
    return new IntrospectionResult.Refused(refusal, ErrorReply.of(refusal, style, false));
  }

  private Told accessToken(Issuer issuer, Optional<Client> caller, String text) {
    var live = accessTokens.read(issuer, text).flatMap(token -> liveTokens.confirm(issuer, token));
    if (live.isEmpty()) {
      return Told.Inactive.UNKNOWN;
    }
    return mayKnow(issuer, caller, live.get())
        ? new Told.Active(
            answer(issuer, live.get(), text.startsWith(SealType.ACCESS_TOKEN.prefix())))
        : new Told.Inactive(Optional.of(Reason.TOKEN_NOT_FOR_CALLER));
  }

  /// What a client could have minted is nothing to anybody but itself.
  private static boolean mayKnow(Issuer issuer, Optional<Client> caller, AccessToken token) {
    if (caller.isEmpty()) {
      return !token.mintedByClient();
    }
    var id = caller.get().id();
    return token.client().id().equals(id)
        || (!token.mintedByClient()
            && token.audience().stream()
                .flatMap(audience -> issuer.resource(audience).stream())
                .anyMatch(resource -> resource.introspectionClients().contains(id)));
  }

  private ObjectNode answer(Issuer issuer, AccessToken token, boolean opaque) {
    var answer = Json.object();
    token
        .claims()
        .propertyStream()
        .filter(e -> !token.mintedByClient() || CONFIRMED_CLAIMS.contains(e.getKey()))
        .forEach(e -> answer.set(e.getKey(), e.getValue()));
    answer.put("active", true);
    answer.put("token_type", "Bearer");
    if (!token.scope().isEmpty()) {
      answer.put("scope", options.scopeText(token.scope()));
    }
    token
        .grant()
        .flatMap(id -> grants.find(issuer.id(), id))
        .flatMap(grant ->
            subjects
                .find(issuer.id(), grant.subject())
                .map(view -> new IssueContext.Person(grant, view)))
        .ifPresent(person -> {
          addUsername(answer, person.subject());
          Actor.of(person.grant()).ifPresent(actor -> actor.write(answer));
          if (opaque) {
            addAbout(answer, issuer, token, person);
          }
        });
    return answer;
  }

  /// What an opaque token leaves to be said here, as stored now.
  private static void addAbout(
      ObjectNode answer, Issuer issuer, AccessToken token, IssueContext.Person person) {
    var policy = AccessTokens.policy(issuer, token.client(), token.audience());
    AccessTokens.addAbout(answer, issuer, token.client(), token.scope(), policy, person);
  }

  private static void addUsername(ObjectNode answer, SubjectView subject) {
    var claims = subject.claims();
    if (claims.getOrDefault("preferred_username", claims.get("email")) instanceof String name) {
      answer.put("username", name);
    }
  }

  private Told refreshToken(Issuer issuer, Optional<Client> caller, RefreshTokenValue value) {
    boolean live =
        grants.isRefreshTokenLive(
            issuer.id(), value.handle(), value.generation(), value.epoch(), clock.instant());
    return grants
        .find(issuer.id(), value.handle())
        .filter(grant -> live && isOwn(caller, grant))
        .<Told>map(grant -> new Told.Active(answer(issuer, grant)))
        .orElse(Told.Inactive.UNKNOWN);
  }

  private static boolean isOwn(Optional<Client> caller, Grant grant) {
    return caller.isEmpty() || grant.client().equals(caller.get().id());
  }

  private ObjectNode answer(Issuer issuer, Grant grant) {
    var answer = Json.object();
    answer.put("active", true);
    answer.put("iss", issuer.url());
    answer.put("sub", grant.sub().value());
    answer.put("client_id", grant.client().value());
    if (!grant.scope().equals(Scope.empty())) {
      answer.put("scope", options.scopeText(grant.scope()));
    }
    answer.put("iat", grant.createdAt().getEpochSecond());
    answer.put("exp", grant.expiresAt().getEpochSecond());
    subjects.find(issuer.id(), grant.subject()).ifPresent(view -> addUsername(answer, view));
    return answer;
  }
}
