package dev.gatewright.protocol.token;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.authorize.AuthorizationCode;
import dev.gatewright.protocol.authorize.AuthorizationCodes;
import dev.gatewright.protocol.authorize.SealedState;
import dev.gatewright.protocol.clients.AccessTokenPolicy;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.SubjectClaims;
import dev.gatewright.protocol.oauth.CodeVerifier;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.seal.RefreshTokenCodec;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// The authorization code grant (RFC 6749 §4.1.3, RFC 7636 §4.5 and §4.6, OpenID Connect Core
/// §3.1.3).
///
/// Everything is checked before the one step that spends the code, so a wrong request burns
/// nothing; a second right one revokes what the first one gave (RFC 6749 §4.1.2).
public final class AuthorizationCodeGrant {
  /// Clocks of several nodes may differ by this much.
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final AuthorizationCodes codes;
  private final Subjects subjects;
  private final Grants grants;
  private final RefreshTokenCodec refreshTokens;
  private final SealedState ids;
  private final TokenSet tokens;
  private final SecureRandom random;
  private final InstantSource clock;

  public AuthorizationCodeGrant(
      SealedState sealed,
      Subjects subjects,
      Grants grants,
      RefreshTokenCodec refreshTokens,
      TokenSet tokens,
      SecureRandom random,
      InstantSource clock) {
    this.codes = new AuthorizationCodes(sealed);
    this.subjects = subjects;
    this.grants = grants;
    this.refreshTokens = refreshTokens;
    this.ids = sealed;
    this.tokens = tokens;
    this.random = random;
    this.clock = clock;
  }

  GrantResult redeem(Issuer issuer, Client client, Parameters parameters) {
    var presented = parameters.one("code");
    if (presented.isEmpty()) {
      return GrantResult.refused(Reason.CODE_MISSING);
    }
    var code =
        codes.read(issuer, presented.get()).filter(found -> found.client().equals(client.id()));
    if (code.isEmpty()) {
      return GrantResult.refused(Reason.CODE_INVALID);
    }
    var now = clock.instant();
    var refused = refusal(client, code.get(), parameters, now);
    if (refused.isPresent()) {
      return GrantResult.refused(refused.get());
    }
    var resources = parameters.all("resource");
    if (!code.get().resources().containsAll(resources)) {
      return GrantResult.refused(
          Targets.areKnown(issuer, resources)
              ? Reason.RESOURCE_EXCEEDS_GRANT
              : Reason.RESOURCE_INVALID);
    }
    var subject = subjects.find(issuer.id(), code.get().subject());
    if (subject.isEmpty()) {
      return GrantResult.refused(Reason.SUBJECT_INACTIVE);
    }
    if (!organizationIsActive(client, subject.get(), code.get().organization())) {
      return GrantResult.refused(Reason.ORGANIZATION_INACTIVE);
    }
    return spend(issuer, client, code.get(), subject.get(), parameters, now);
  }

  private static Optional<Reason> refusal(
      Client client, AuthorizationCode code, Parameters parameters, Instant now) {
    if (!now.isBefore(code.expiresAt())) {
      return Optional.of(Reason.CODE_EXPIRED);
    }
    var redirectUri = parameters.one("redirect_uri");
    boolean redirectUriDiffers =
        redirectUri.isPresent()
            ? !redirectUri.get().equals(code.redirectUri())
            : code.redirectUriSent();
    if (redirectUriDiffers) {
      return Optional.of(Reason.CODE_REDIRECT_URI);
    }
    return pkceRefusal(client, code, parameters.one("code_verifier"));
  }

  /// RFC 7636 §4.6; RFC 9700 §4.8.2 refuses a verifier without a challenge.
  private static Optional<Reason> pkceRefusal(
      Client client, AuthorizationCode code, Optional<String> verifier) {
    if (code.codeChallenge().isEmpty()) {
      if (client.authorization().pkceRequired()) {
        return Optional.of(Reason.PKCE_CHALLENGE_MISSING);
      }
      return verifier.map(sent -> Reason.PKCE_VERIFIER_UNEXPECTED);
    }
    if (verifier.isEmpty()) {
      return Optional.of(Reason.PKCE_VERIFIER_MISSING);
    }
    var parsed = CodeVerifier.parse(verifier.get());
    if (parsed.isEmpty()) {
      return Optional.of(Reason.PKCE_VERIFIER_MALFORMED);
    }
    return parsed.get().matches(code.codeChallenge().get())
        ? Optional.empty()
        : Optional.of(Reason.PKCE_VERIFIER_MISMATCH);
  }

  static boolean organizationIsActive(
      Client client, SubjectView subject, Optional<String> organization) {
    return organization.isEmpty()
        || !SubjectClaims.visible(subject, client.organizations(), organization).isEmpty();
  }

  private GrantResult spend(
      Issuer issuer,
      Client client,
      AuthorizationCode code,
      SubjectView subject,
      Parameters parameters,
      Instant now) {
    boolean withRefreshToken = givesRefreshToken(client, code.scope());
    var grant = newGrant(issuer, client, code, withRefreshToken, now);
    byte[] handleBytes = new byte[GrantHandle.LENGTH];
    random.nextBytes(handleBytes);
    var handle = new GrantHandle(handleBytes);
    var redemption =
        grants.redeem(
            issuer.id(),
            new NewGrant(
                grant,
                handle,
                AuthorizationCodes.idBytes(code),
                code.epoch(),
                withRefreshToken ? client.refreshToken().idle() : Optional.empty(),
                keepUntil(issuer, client, code, grant)),
            now);
    return switch (redemption) {
      case Redemption.Redeemed redeemed -> {
        var refreshToken =
            withRefreshToken
                ? Optional.of(
                    refreshTokens.encode(
                        issuer.id(), refreshTokens.first(issuer.id(), handle, code.epoch())))
                : Optional.<String>empty();
        var resources = parameters.all("resource");
        var targets = resources.isEmpty() ? code.resources() : resources;
        var context =
            new IssueContext(
                issuer,
                client,
                Optional.of(new IssueContext.Person(grant, subject)),
                Targets.narrow(issuer, targets, code.scope()),
                targets,
                now);
        yield new GrantResult.Issued(tokens.issue(context, code.nonce(), refreshToken));
      }
      case Redemption.Replayed replayed -> GrantResult.refused(Reason.CODE_REPLAYED);
      case Redemption.NotAlive notAlive ->
          GrantResult.refused(
              switch (notAlive.what()) {
                case SESSION -> Reason.SESSION_ENDED;
                case SUBJECT -> Reason.SUBJECT_INACTIVE;
                case CLIENT -> Reason.CLIENT_INACTIVE;
                case ORGANIZATION -> Reason.ORGANIZATION_INACTIVE;
                case EPOCH -> Reason.CODE_INVALID;
              });
    };
  }

  private Grant newGrant(
      Issuer issuer, Client client, AuthorizationCode code, boolean withRefreshToken, Instant now) {
    var life =
        withRefreshToken ? refreshLifetime(client, code) : longestAccessToken(issuer, client);
    return new Grant(
        new GrantId(ids.randomId()),
        client.id(),
        code.subject(),
        code.session(),
        bond(client, code.scope()),
        code.scope(),
        code.resources(),
        code.organization(),
        code.claims(),
        code.authTime(),
        code.amr(),
        code.acr(),
        now,
        now.plus(life));
  }

  private static Duration refreshLifetime(Client client, AuthorizationCode code) {
    var policy = client.refreshToken();
    return code.amr().stream()
        .flatMap(method -> Optional.ofNullable(policy.lifetimeByMethod().get(method)).stream())
        .findFirst()
        .orElse(policy.lifetime());
  }

  private static boolean givesRefreshToken(Client client, Scope scope) {
    return client.grants().contains(GrantType.REFRESH_TOKEN)
        && switch (client.refreshToken().issue()) {
          case ALWAYS -> true;
          case OFFLINE_ACCESS -> scope.contains(Scope.OFFLINE_ACCESS);
          case NEVER -> false;
        };
  }

  /// Offline access outlives a logout, as OpenID Connect Back-Channel Logout §2.7 wants; everything
  /// else ends with it.
  private static SessionBond bond(Client client, Scope scope) {
    if (client.refreshToken().endsWithSession()) {
      return SessionBond.SESSION;
    }
    return scope.contains(Scope.OFFLINE_ACCESS) ? SessionBond.NONE : SessionBond.LOGOUT;
  }

  private static Instant keepUntil(
      Issuer issuer, Client client, AuthorizationCode code, Grant grant) {
    var lastToken = grant.expiresAt().plus(longestAccessToken(issuer, client)).plus(SKEW);
    var codeEnd = code.expiresAt().plus(SKEW);
    return lastToken.isAfter(codeEnd) ? lastToken : codeEnd;
  }

  /// The life of the longest access token that the grant can give, at whatever resource.
  private static Duration longestAccessToken(Issuer issuer, Client client) {
    return Stream.concat(
            Stream.of(client.accessToken()),
            issuer.resources().stream().flatMap(resource -> resource.accessToken().stream()))
        .map(AccessTokenPolicy::lifetime)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
