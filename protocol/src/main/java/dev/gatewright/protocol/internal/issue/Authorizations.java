package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Binding;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.seal.RefreshTokenValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps what a person authorized a client to do (RFC 6749 §1.3): the one step in which a code is
/// spent, or what stands in for one.
public final class Authorizations {
  /// Clocks of several nodes may differ by this much.
  private static final Duration SKEW = Duration.ofSeconds(60);

  private static final int ID_BYTES = 16;

  private final Grants grants;
  private final RefreshTokens refreshTokens;
  private final HostPolicy host;
  private final SecureRandom random;

  public Authorizations(
      Grants grants, RefreshTokens refreshTokens, HostPolicy host, SecureRandom random) {
    this.grants = grants;
    this.refreshTokens = refreshTokens;
    this.host = host;
    this.random = random;
  }

  /// What was authorized, as [Grant] keeps it.
  public record Terms(
      SubjectId subject,
      Optional<SessionId> session,
      Scope scope,
      List<String> resources,
      Optional<String> organization,
      Optional<String> claims,
      Instant authTime,
      Set<String> amr,
      Optional<String> acr,
      Optional<SubjectId> shownAs,
      Optional<Impersonation> impersonation) {
    public Terms {
      resources = List.copyOf(resources);
      amr = Set.copyOf(amr);
    }

    /// Terms of somebody whom tokens name by their id.
    public Terms(
        SubjectId subject,
        Optional<SessionId> session,
        Scope scope,
        List<String> resources,
        Optional<String> organization,
        Optional<String> claims,
        Instant authTime,
        Set<String> amr,
        Optional<String> acr) {
      this(
          subject,
          session,
          scope,
          resources,
          organization,
          claims,
          authTime,
          amr,
          acr,
          Optional.empty(),
          Optional.empty());
    }

    /// The same, with the subject named as its view says.
    public Terms of(SubjectView view) {
      return new Terms(
          subject,
          session,
          scope,
          resources,
          organization,
          claims,
          authTime,
          amr,
          acr,
          view.shownAs(),
          impersonation);
    }

    /// Terms of a user who is there in no login session.
    public static Terms of(
        SubjectId subject, Scope scope, List<String> resources, Instant authTime, Set<String> amr) {
      return new Terms(
          subject,
          Optional.empty(),
          scope,
          resources,
          Optional.empty(),
          Optional.empty(),
          authTime,
          amr,
          Optional.empty());
    }
  }

  /// What may be spent once: the code's id, its end, and the store epoch it was issued in.
  public record Voucher(byte[] id, Instant expiresAt, int epoch) {}

  /// What the client is given beside an access token: a refresh token, where its settings give one,
  /// and what its tokens are bound to.
  public record Given(boolean refreshToken, Binding binding) {}

  /// What became of an authorization.
  public sealed interface Outcome {
    /// `refreshToken` is there where the client's settings give one.
    record Kept(Grant grant, Optional<RefreshTokenValue> refreshToken) implements Outcome {}

    /// The voucher was spent before; what it gave then is revoked now.
    record Replayed() implements Outcome {}

    /// Something that the authorization hangs on no longer lives.
    record NotAlive(Dead what) implements Outcome {}
  }

  /// A voucher for a grant that needs no code, because the request itself proved everything.
  public Voucher unspent(Instant now) {
    return new Voucher(randomBytes(), now, grants.epoch());
  }

  /// A grant that can be kept. Nothing of it is stored.
  ///
  /// @param withRefreshToken whether a refresh token comes with it
  public record Draft(Grant grant, boolean withRefreshToken) {}

  /// The grant as it would be kept.
  public Draft draft(Issuer issuer, Client client, Terms terms, Given given, Instant now) {
    boolean withRefreshToken =
        given.refreshToken()
            && terms.impersonation().isEmpty()
            && givesRefreshToken(client, terms.scope());
    return new Draft(
        grant(issuer, client, terms, given.binding(), withRefreshToken, now), withRefreshToken);
  }

  /// Spends the voucher and keeps the grant. Of any number of calls with one voucher, one keeps;
  /// every later one has ended what the first one gave.
  public Outcome keep(Issuer issuer, Client client, Draft draft, Voucher voucher, Instant now) {
    var grant = newGrant(issuer, client, draft, voucher);
    return switch (grants.redeem(issuer.id(), grant, now)) {
      case Redemption.Redeemed redeemed ->
          new Outcome.Kept(
              draft.grant(),
              draft.withRefreshToken()
                  ? Optional.of(refreshTokens.first(issuer, grant.handle(), voucher.epoch()))
                  : Optional.empty());
      case Redemption.Replayed replayed -> new Outcome.Replayed();
      case Redemption.NotAlive notAlive -> new Outcome.NotAlive(notAlive.what());
    };
  }

  /// Whether the voucher was spent before, which has ended what it gave then, as [#keep] does. One
  /// that was not is as good as before.
  public boolean isReplayed(
      Issuer issuer, Client client, Draft draft, Voucher voucher, Instant now) {
    var grant = newGrant(issuer, client, draft, voucher);
    return grants.redeem(issuer.id(), grant.inNoEpoch(), now) instanceof Redemption.Replayed;
  }

  private NewGrant newGrant(Issuer issuer, Client client, Draft draft, Voucher voucher) {
    return new NewGrant(
        draft.grant(),
        new GrantHandle(randomBytes()),
        voucher.id(),
        voucher.epoch(),
        draft.withRefreshToken() ? client.refreshToken().idle() : Optional.empty(),
        keepUntil(issuer, client, voucher, draft.grant()));
  }

  private Grant grant(
      Issuer issuer,
      Client client,
      Terms terms,
      Binding binding,
      boolean withRefreshToken,
      Instant now) {
    var life =
        withRefreshToken
            ? refreshLifetime(client, terms.amr())
            : host.longestLifetime(issuer, client);
    var id = new GrantId(Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes()));
    return Grant.builder(id, client.id(), terms.subject())
        .shownAs(terms.shownAs())
        .session(terms.session(), bond(client, terms))
        .organization(terms.organization())
        .scope(terms.scope())
        .resources(terms.resources())
        .claims(terms.claims())
        .authentication(terms.amr(), terms.acr())
        .impersonation(terms.impersonation())
        .binding(binding)
        .build(terms.authTime(), now, now.plus(life));
  }

  /// Of several methods with a lifetime of their own, the shortest counts.
  private static Duration refreshLifetime(Client client, Set<String> amr) {
    var policy = client.refreshToken();
    return amr.stream()
        .flatMap(method -> Optional.ofNullable(policy.lifetimeByMethod().get(method)).stream())
        .min(Comparator.naturalOrder())
        .orElse(policy.lifetime());
  }

  private boolean givesRefreshToken(Client client, Scope scope) {
    return host.supports(GrantType.REFRESH_TOKEN)
        && client.grants().contains(GrantType.REFRESH_TOKEN)
        && switch (client.refreshToken().issue()) {
          case ALWAYS -> true;
          case OFFLINE_ACCESS -> scope.contains(Scope.OFFLINE_ACCESS);
          case NEVER -> false;
        };
  }

  /// Offline access outlives a logout, as OpenID Connect Back-Channel Logout §2.7 wants; everything
  /// else ends with it, and what somebody got who acts as the person also when the session expires.
  private static SessionBond bond(Client client, Terms terms) {
    if (client.refreshToken().endsWithSession() || terms.impersonation().isPresent()) {
      return SessionBond.SESSION;
    }
    return terms.scope().contains(Scope.OFFLINE_ACCESS) ? SessionBond.NONE : SessionBond.LOGOUT;
  }

  private Instant keepUntil(Issuer issuer, Client client, Voucher voucher, Grant grant) {
    var lastToken = grant.expiresAt().plus(host.longestLifetime(issuer, client)).plus(SKEW);
    var codeEnd = voucher.expiresAt().plus(SKEW);
    return lastToken.isAfter(codeEnd) ? lastToken : codeEnd;
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
