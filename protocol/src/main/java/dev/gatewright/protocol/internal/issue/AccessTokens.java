package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.internal.jose.JwtExpectation;
import dev.gatewright.protocol.internal.jose.JwtSigner;
import dev.gatewright.protocol.internal.jose.JwtVerification;
import dev.gatewright.protocol.internal.jose.JwtVerifier;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issue.Actor;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.TokenHook.Advice;
import dev.gatewright.protocol.issue.TokenHook.Question;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Access tokens: JWTs as RFC 9068 §2 profiles them, or the same claims sealed.
public final class AccessTokens {
  /// The public id of the grant, a claim of our own.
  static final String GRANT_CLAIM = "gid";

  private static final int JTI_BYTES = 16;
  private static final int MAX_JTI = 64;

  /// The year 5138, in seconds.
  private static final long LATEST = 100_000_000_000L;

  private static final JwtExpectation JWT_TYPES =
      JwtExpectation.live("at+jwt", "application/at+jwt", "JWT");

  private final SigningKeys keys;
  private final JwtSigner signer;
  private final JwtVerifier verifier;
  private final Seals seals;
  private final Clients clients;
  private final HostPolicy host;
  private final SecureRandom random;
  private final InstantSource clock;

  public AccessTokens(
      SigningKeys keys,
      JwtSigner signer,
      JwtVerifier verifier,
      Seals seals,
      Clients clients,
      HostPolicy host,
      SecureRandom random,
      InstantSource clock) {
    this.keys = keys;
    this.signer = signer;
    this.verifier = verifier;
    this.seals = seals;
    this.clients = clients;
    this.host = host;
    this.random = random;
    this.clock = clock;
  }

  /// A token as it leaves, its id, and how long it lives.
  public record Issued(String value, String jti, Duration lifetime) {
    @Override
    public String toString() {
      return "Issued[***, " + lifetime + "]";
    }
  }

  /// Issues a token.
  public Issued issue(IssueContext context) {
    var policy = policy(context.issuer(), context.client(), context.resources());
    var lifetime = lifetime(context, policy);
    var jti = randomId();
    byte[] claims = Json.bytes(claims(context, policy, jti, lifetime));
    var issuer = context.issuer().id();
    var value =
        switch (policy.format()) {
          case Format.Opaque opaque -> seals.seal(issuer, SealType.ACCESS_TOKEN, claims);
          case Format.SignedJwt jwt ->
              signer.sign(keys.current(issuer, jwt.algorithm()), policy.typ(), claims);
          case Format.HmacJwt hmac -> signer.sign(hmac.key(), policy.typ(), claims);
        };
    return new Issued(value, jti, lifetime);
  }

  /// What the host says of a token of this context before anything is spent, and of the ID token
  /// beside it.
  ///
  /// @param idToken the claims of that one; asked for where there is a host to ask
  public Advice advice(IssueContext context, Supplier<Optional<JsonNode>> idToken) {
    return host.advice(
        context.issuer(), () -> new Question(context, preview(context), idToken.get()));
  }

  /// The claims of a token as it would be issued, but for its id.
  private ObjectNode preview(IssueContext context) {
    var policy = policy(context.issuer(), context.client(), context.resources());
    var claims = claims(context, policy, "", lifetime(context, policy));
    claims.remove("jti");
    return claims;
  }

  /// Nobody acts as a person for longer than they may.
  private Duration lifetime(IssueContext context, AccessTokenPolicy policy) {
    var usual = host.lifetime(policy, context.grantType());
    return context
        .person()
        .flatMap(person -> person.grant().impersonation())
        .map(by -> Duration.between(context.now(), by.until()))
        .filter(left -> left.compareTo(usual) < 0)
        .orElse(usual);
  }

  /// The policy for a token of these resources: that of the first resource which has one of its
  /// own.
  public static AccessTokenPolicy policy(Issuer issuer, Client client, List<String> resources) {
    return resources.stream()
        .flatMap(id -> issuer.resource(id).stream())
        .flatMap(resource -> resource.accessToken().stream())
        .findFirst()
        .orElse(client.accessToken());
  }

  private ObjectNode claims(
      IssueContext context, AccessTokenPolicy policy, String jti, Duration lifetime) {
    var client = context.client();
    var claims = Json.object();
    claims.put("iss", context.issuer().url());
    claims.put(
        "sub", context.person().map(p -> p.grant().sub().value()).orElse(client.id().value()));
    var audience = audience(context, policy);
    if (audience.size() == 1) {
      claims.put("aud", audience.getFirst());
    } else {
      claims.set("aud", Json.array(audience));
    }
    claims.put("iat", context.now().getEpochSecond());
    claims.put("exp", context.now().plus(lifetime).getEpochSecond());
    host.options()
        .notBeforeLeeway()
        .ifPresent(leeway -> claims.put("nbf", context.now().minus(leeway).getEpochSecond()));
    claims.put("jti", jti);
    claims.put("client_id", client.id().value());
    switch (host.options().clientClaim()) {
      case NONE -> {}
      case CID_IS_ID -> claims.put("cid", client.id().value());
      case CID_IS_NAME -> claims.put("cid", client.name());
    }
    if (!context.scope().isEmpty()) {
      claims.put("scope", host.options().scopeText(context.scope()));
    }
    context.person().ifPresent(person -> addPerson(claims, context, person, policy));
    ForeignClaims.addActor(claims, client, context.person().isPresent());
    context
        .actor()
        .or(() -> context.person().flatMap(person -> Actor.of(person.grant())))
        .ifPresent(actor -> actor.write(claims));
    SubjectClaims.addExtra(claims, host.extraClaims().inAccessToken(context));
    SubjectClaims.addAdvised(claims, context.advice().accessToken());
    return claims;
  }

  private static void addPerson(
      ObjectNode claims,
      IssueContext context,
      IssueContext.Person person,
      AccessTokenPolicy policy) {
    var grant = person.grant();
    claims.put(GRANT_CLAIM, grant.id().value());
    grant.session().ifPresent(session -> claims.put("sid", session.value()));
    addAuthTime(claims, grant);
    grant.acr().ifPresent(acr -> claims.put("acr", acr));
    if (!grant.amr().isEmpty()) {
      claims.set("amr", Json.array(grant.amr().stream().sorted().toList()));
    }
    if (!(policy.format() instanceof Format.Opaque)) {
      addAbout(claims, context.issuer(), context.client(), context.scope(), policy, person);
    }
  }

  /// When the person logged in; they did not where somebody acts as them.
  static void addAuthTime(ObjectNode claims, Grant grant) {
    if (grant.impersonation().isEmpty()) {
      claims.put("auth_time", grant.authTime().getEpochSecond());
    }
  }

  /// Adds what a token says about the person beyond who it is. An opaque one leaves that to
  /// introspection: nobody else could read it, and its size stays small however many organizations
  /// the person has.
  public static void addAbout(
      ObjectNode claims,
      Issuer issuer,
      Client client,
      Scope scope,
      AccessTokenPolicy policy,
      IssueContext.Person person) {
    about(client, scope, policy, person)
        .forEach(name -> SubjectClaims.add(claims, person.subject(), name));
    var selected = person.grant().organization();
    OrganizationsClaim.add(claims, issuer, client, scope, person.subject(), selected);
    OrganizationsClaim.addDefault(
        claims, client, scope, person.subject(), selected, policy.claims());
    ForeignClaims.addPerson(claims, client, person.subject());
  }

  /// All that is known of a guest is what the guest is let in for, and nothing of it is personal.
  private static Stream<String> about(
      Client client, Scope scope, AccessTokenPolicy policy, IssueContext.Person person) {
    return person.grant().isGuest()
        ? person.subject().claims().keySet().stream().sorted()
        : policy.claims().stream().filter(name -> SubjectClaims.isGranted(client, scope, name));
  }

  private static List<String> audience(IssueContext context, AccessTokenPolicy policy) {
    if (!context.resources().isEmpty()) {
      return context.resources();
    }
    return policy.audience().isEmpty() ? List.of(context.client().id().value()) : policy.audience();
  }

  private String randomId() {
    byte[] bytes = new byte[JTI_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Reads a presented access token; absent unless it is ours, of this issuer, and not expired.
  public Optional<AccessToken> read(Issuer issuer, String token) {
    if (token.startsWith(SealType.ACCESS_TOKEN.prefix())) {
      return seals
          .open(issuer.id(), SealType.ACCESS_TOKEN, token)
          .flatMap(Json::parseObject)
          .flatMap(claims -> fromClaims(issuer, claims, false, Optional.empty()));
    }
    return switch (verifier.verify(issuer.id(), token, keys.published(issuer.id()), JWT_TYPES)) {
      case JwtVerification.Verified verified ->
          fromClaims(issuer, verified.claims(), false, verified.header().typ());
      case JwtVerification.Rejected rejected -> readHmac(issuer, token);
    };
  }

  private Optional<AccessToken> readHmac(Issuer issuer, String token) {
    var key =
        verifier
            .unverifiedClaims(token)
            .flatMap(claims -> client(issuer, claims))
            .map(client -> client.accessToken().format())
            .filter(Format.HmacJwt.class::isInstance)
            .map(Format.HmacJwt.class::cast)
            .map(Format.HmacJwt::key);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return switch (verifier.verify(token, key.get(), JWT_TYPES)) {
      case JwtVerification.Verified verified ->
          fromClaims(issuer, verified.claims(), true, verified.header().typ());
      case JwtVerification.Rejected rejected -> Optional.empty();
    };
  }

  private Optional<Client> client(Issuer issuer, JsonNode claims) {
    return Json.text(claims, "client_id")
        .filter(ClientId::isValid)
        .flatMap(id -> clients.find(issuer.id(), new ClientId(id)));
  }

  /// An ID token has no `client_id`, so it is never taken for an access token (RFC 9068 §5), also
  /// where a client's tokens have the plain type `JWT`.
  private Optional<AccessToken> fromClaims(
      Issuer issuer, JsonNode claims, boolean mintedByClient, Optional<String> typ) {
    var client = client(issuer, claims);
    var subject = Json.text(claims, "sub").filter(SubjectId::isValid);
    var jti = Json.text(claims, "jti").filter(id -> !id.isEmpty() && id.length() <= MAX_JTI);
    var grant = Json.text(claims, GRANT_CLAIM);
    var issuedAt = time(claims, "iat");
    var expiresAt = time(claims, "exp");
    boolean ours = Json.text(claims, "iss").equals(Optional.of(issuer.url()));
    if (client.isEmpty()
        || subject.isEmpty()
        || jti.isEmpty()
        || grant.filter(id -> !GrantId.isValid(id)).isPresent()
        || !ours
        || !clock.instant().isBefore(expiresAt)
        || (mintedByClient && outlives(client.get(), expiresAt))) {
      return Optional.empty();
    }
    var audience = audience(claims);
    if (typ.isPresent() && !typeMatches(issuer, client.get(), audience, typ.get())) {
      return Optional.empty();
    }
    var scope =
        Json.text(claims, "scope").flatMap(host.options()::parseScope).orElse(Scope.empty());
    return Optional.of(
        new AccessToken(
            client.get(),
            grant.map(GrantId::new),
            new SubjectId(subject.get()),
            scope,
            audience,
            jti.get(),
            issuedAt,
            expiresAt,
            mintedByClient,
            claims));
  }

  /// True if a token ends later than one that we issue now, so that its client must have made it.
  private boolean outlives(Client client, Instant expiresAt) {
    return expiresAt.isAfter(clock.instant().plus(host.longestLifetime(client)));
  }

  /// A moment in seconds; 1970 where there is none that makes sense.
  private static Instant time(JsonNode claims, String name) {
    long seconds = claims.path(name).asLong(0);
    return Instant.ofEpochSecond(seconds >= 0 && seconds <= LATEST ? seconds : 0);
  }

  private static boolean typeMatches(
      Issuer issuer, Client client, List<String> audience, String typ) {
    return typ.equalsIgnoreCase("at+jwt")
        || typ.equalsIgnoreCase(policy(issuer, client, audience).typ());
  }

  private static List<String> audience(JsonNode claims) {
    var aud = claims.path("aud");
    return aud.isString()
        ? List.of(aud.stringValue())
        : aud.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
  }
}
