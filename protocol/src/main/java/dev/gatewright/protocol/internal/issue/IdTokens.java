package dev.gatewright.protocol.internal.issue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.jose.JwtExpectation;
import dev.gatewright.protocol.internal.jose.JwtSigner;
import dev.gatewright.protocol.internal.jose.JwtVerification;
import dev.gatewright.protocol.internal.jose.JwtVerifier;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issue.Actor;
import dev.gatewright.protocol.issue.ExtraClaims;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// ID tokens (OpenID Connect Core §2).
public final class IdTokens {
  private static final JwtExpectation HINT_TYPE = JwtExpectation.liveOrExpired("JWT");

  private final SigningKeys keys;
  private final JwtSigner signer;
  private final JwtVerifier verifier;
  private final ExtraClaims extraClaims;

  public IdTokens(
      SigningKeys keys, JwtSigner signer, JwtVerifier verifier, ExtraClaims extraClaims) {
    this.keys = keys;
    this.signer = signer;
    this.verifier = verifier;
    this.extraClaims = extraClaims;
  }

  /// Issues the ID token of a person. `nonce` is that of the authorization request, absent after a
  /// refresh (OpenID Connect Core §12.2); `accessToken` is the one issued with it.
  public String issue(
      IssueContext context,
      IssueContext.Person person,
      Optional<String> nonce,
      String accessToken) {
    var policy = context.client().idToken();
    var claims = claims(context, person);
    nonce.ifPresent(value -> claims.put("nonce", value));
    claims.put("at_hash", hash(policy.algorithm(), accessToken));
    SubjectClaims.addAdvised(claims, context.advice().idToken());
    var key = keys.current(context.issuer().id(), policy.algorithm());
    return signer.sign(key, Json.bytes(claims));
  }

  /// The claims of an ID token but for those that only its own request or answer knows.
  public ObjectNode claims(IssueContext context, IssueContext.Person person) {
    var client = context.client();
    var policy = client.idToken();
    var grant = person.grant();
    var claims = Json.object();
    claims.put("iss", context.issuer().url());
    claims.put("sub", grant.subject().value());
    if (policy.audienceAsArray()) {
      claims.set("aud", Json.array(List.of(client.id().value())));
    } else {
      claims.put("aud", client.id().value());
    }
    claims.put("iat", context.now().getEpochSecond());
    var end = context.now().plus(policy.lifetime());
    var last = grant.impersonation().map(Impersonation::until).filter(until -> until.isBefore(end));
    claims.put("exp", last.orElse(end).getEpochSecond());
    AccessTokens.addAuthTime(claims, grant);
    grant.acr().ifPresent(acr -> claims.put("acr", acr));
    if (!grant.amr().isEmpty()) {
      claims.set("amr", Json.array(grant.amr().stream().sorted().toList()));
    }
    grant.session().ifPresent(session -> claims.put("sid", session.value()));
    Actor.of(grant).ifPresent(actor -> actor.write(claims));
    addSubject(claims, context, person);
    ForeignClaims.addPerson(claims, client, person.subject());
    SubjectClaims.addExtra(claims, extraClaims.inIdToken(context));
    return claims;
  }

  private static void addSubject(
      ObjectNode claims, IssueContext context, IssueContext.Person person) {
    var client = context.client();
    var requested =
        person
            .grant()
            .claims()
            .flatMap(ClaimsRequest::parse)
            .map(ClaimsRequest::idToken)
            .orElse(Set.of());
    SubjectClaims.addByScope(
        claims,
        person.subject(),
        client,
        client.option(Client.MINIMAL_ID_TOKEN) ? Scope.empty() : context.scope(),
        requested);
    var selected = person.grant().organization();
    OrganizationsClaim.add(
        claims, context.issuer(), client, context.scope(), person.subject(), selected);
    OrganizationsClaim.addDefault(
        claims, client, context.scope(), person.subject(), selected, requested);
  }

  /// The left half of the token's hash (OpenID Connect Core §3.1.3.6).
  private static String hash(Algorithm algorithm, String token) {
    try {
      var name = algorithm == Algorithm.EDDSA ? "SHA-512" : "SHA-256";
      byte[] digest = MessageDigest.getInstance(name).digest(token.getBytes(US_ASCII));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, digest.length / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-2", e);
    }
  }

  /// What an `id_token_hint` says. `session` is its `sid`.
  public record Hint(SubjectId subject, List<String> audience, Optional<SessionId> session) {
    public Hint {
      audience = List.copyOf(audience);
    }
  }

  /// Reads an `id_token_hint`: an ID token of this issuer, expired or not (OpenID Connect
  /// RP-Initiated Logout §2).
  public Optional<Hint> readHint(Issuer issuer, String token) {
    return switch (verifier.verify(issuer.id(), token, keys.trusted(issuer.id()), HINT_TYPE)) {
      case JwtVerification.Verified verified -> hint(issuer, verified.claims());
      case JwtVerification.Rejected rejected -> Optional.empty();
    };
  }

  /// An access token has a `client_id`, an ID token never.
  private static Optional<Hint> hint(Issuer issuer, JsonNode claims) {
    var subject = Json.text(claims, "sub");
    if (subject.isEmpty()
        || claims.has("client_id")
        || !Json.text(claims, "iss").equals(Optional.of(issuer.url()))) {
      return Optional.empty();
    }
    var aud = claims.path("aud");
    var audience =
        aud.isString()
            ? List.of(aud.stringValue())
            : aud.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
    return Optional.of(
        new Hint(
            new SubjectId(subject.get()), audience, Json.text(claims, "sid").map(SessionId::new)));
  }
}
