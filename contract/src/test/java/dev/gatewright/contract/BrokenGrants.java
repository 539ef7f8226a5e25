package dev.gatewright.contract;

import dev.gatewright.protocol.HostCheckedGrants;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.memory.InMemoryGrants;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Document;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Grants in memory that are right but for one thing: each class is one way to get a store wrong.
final class BrokenGrants {
  private static final IssuerId ONE = new IssuerId("one");

  private BrokenGrants() {}

  static GrantsUnderTest checked(MovableClock clock, Grants kept) {
    var host = new HostInMemory(clock);
    return GrantsUnderTest.of(
        new HostCheckedGrants(kept, host.clients(), host.subjects(), host.sessions()), host);
  }

  /// Opens the gap between two steps so wide that the others of a race fall into it.
  static void giveWay() {
    LockSupport.parkNanos(1);
  }

  private static NewGrant with(NewGrant grant, Grant terms) {
    return new NewGrant(
        terms, grant.handle(), grant.codeId(), grant.epoch(), grant.idle(), grant.keepUntil());
  }

  private static Grant bonded(Grant grant, SessionBond bond) {
    return new Grant(
        grant.id(),
        grant.client(),
        grant.subject(),
        grant.session(),
        bond,
        grant.organization(),
        grant.authTime(),
        grant.createdAt(),
        grant.expiresAt(),
        grant.document());
  }

  private static String name(IssuerId issuer, NewGrant grant) {
    return issuer + " " + Base64.getEncoder().encodeToString(grant.codeId());
  }

  static final class None extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(clock, new InMemoryGrants(clock));
    }
  }

  /// Looks whether the code was used, and notes that it is in a second step.
  static final class RedeemsInTwoSteps extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      Map<String, GrantId> used = new ConcurrentHashMap<>();
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
              var first = used.get(name(issuer, grant));
              if (first != null) {
                revoke(issuer, first, By.server(now));
                return new Redemption.Replayed(first);
              }
              giveWay();
              used.put(name(issuer, grant), grant.grant().id());
              var ownCode = grant.handle().bytes();
              return super.redeem(
                  issuer,
                  new NewGrant(
                      grant.grant(),
                      grant.handle(),
                      ownCode,
                      grant.epoch(),
                      grant.idle(),
                      grant.keepUntil()),
                  now);
            }
          });
    }
  }

  /// Refuses a replay and leaves what the first use gave.
  static final class ReplayRevokesNothing extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      Map<String, GrantId> used = new ConcurrentHashMap<>();
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
              var first = used.putIfAbsent(name(issuer, grant), grant.grant().id());
              return first == null
                  ? super.redeem(issuer, grant, now)
                  : new Redemption.Replayed(first);
            }
          });
    }
  }

  /// Tests the epoch before the replay.
  static final class EpochHidesReplay extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
              return grant.epoch() == epoch()
                  ? super.redeem(issuer, grant, now)
                  : new Redemption.NotAlive(Dead.EPOCH);
            }
          });
    }
  }

  /// Spends the code before it looks whether anybody may have its grant.
  static final class RefusalSpendsTheCode extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      var rows = new InMemoryGrants(clock);
      var host = new HostInMemory(clock);
      var checked = new HostCheckedGrants(rows, host.clients(), host.subjects(), host.sessions());
      return GrantsUnderTest.of(
          new PassingGrants(checked) {
            @Override
            public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
              var redemption = super.redeem(issuer, grant, now);
              if (redemption instanceof Redemption.NotAlive) {
                rows.redeem(issuer, grant, now);
                rows.revoke(issuer, grant.grant().id(), By.server(now));
              }
              return redemption;
            }
          },
          host);
    }
  }

  /// Keeps all issuers in one place.
  static final class MixesIssuers extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public Optional<Grant> find(IssuerId issuer, GrantId id) {
              return super.find(ONE, id);
            }

            @Override
            public Optional<Grant> find(IssuerId issuer, GrantHandle handle) {
              return super.find(ONE, handle);
            }

            @Override
            public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
              return super.redeem(ONE, grant, now);
            }
          });
    }
  }

  /// Reads back less than was kept.
  static final class ForgetsTerms extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public Optional<Grant> find(IssuerId issuer, GrantHandle handle) {
              return super.find(issuer, handle).map(grant -> bonded(grant, SessionBond.NONE));
            }
          });
    }
  }

  /// Keeps the columns and not the document.
  static final class DropsTheDocument extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return reading(clock, grant -> Document.empty());
    }
  }

  /// Takes the document apart and puts together what it knows of it.
  static final class KnowsTheDocument extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return reading(clock, BrokenGrants::ofKnownFields);
    }
  }

  private static GrantsUnderTest reading(MovableClock clock, Function<Grant, Document> document) {
    return checked(
        clock,
        new PassingGrants(new InMemoryGrants(clock)) {
          @Override
          public Optional<Grant> find(IssuerId issuer, GrantId id) {
            return super.find(issuer, id)
                .map(grant -> SampleGrant.with(grant, document.apply(grant)));
          }
        });
  }

  private static Document ofKnownFields(Grant grant) {
    return Grant.builder(grant.id(), grant.client(), grant.subject())
        .scope(grant.scope())
        .resources(grant.resources())
        .claims(grant.claims())
        .authentication(grant.amr(), grant.acr())
        .build(grant.authTime(), grant.createdAt(), grant.expiresAt())
        .document();
  }

  /// Asks nobody whether anything lives.
  static final class AsksNobody extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return GrantsUnderTest.of(new InMemoryGrants(clock), new HostInMemory(clock));
    }
  }

  /// Asks the host when tokens are given, and not when they are used.
  static final class LivesOnceGiven extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      var rows = new InMemoryGrants(clock);
      var host = new HostInMemory(clock);
      var checked = new HostCheckedGrants(rows, host.clients(), host.subjects(), host.sessions());
      return GrantsUnderTest.of(
          new PassingGrants(checked) {
            @Override
            public boolean isAccessTokenLive(
                IssuerId issuer,
                ClientId client,
                Optional<GrantId> grant,
                String jti,
                Instant now) {
              return rows.isAccessTokenLive(issuer, client, grant, jti, now);
            }
          },
          host);
    }
  }

  /// Lets every grant outlive its session.
  static final class IgnoresSessions extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
              return super.redeem(
                  issuer, with(grant, bonded(grant.grant(), SessionBond.NONE)), now);
            }
          });
    }
  }

  /// Lets every grant die when its session expires.
  static final class ExpiryEndsAll extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
              return super.redeem(
                  issuer, with(grant, bonded(grant.grant(), SessionBond.SESSION)), now);
            }
          });
    }
  }

  /// Takes a token of one client at another.
  static final class AnyClient extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public boolean isAccessTokenLive(
                IssuerId issuer,
                ClientId client,
                Optional<GrantId> grant,
                String jti,
                Instant now) {
              var own = grant.flatMap(id -> find(issuer, id)).map(Grant::client).orElse(client);
              return super.isAccessTokenLive(issuer, own, grant, jti, now);
            }
          });
    }
  }

  /// Revokes at every issuer that has a grant of this id.
  static final class RevokesEverywhere extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public void revoke(IssuerId issuer, GrantId id, By by) {
              super.revoke(GrantCases.ACME, id, by);
              super.revoke(GrantCases.OTHER, id, by);
            }
          });
    }
  }

  /// Revokes access tokens by their jti alone.
  static final class TokensOfAllIssuers extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public void revokeAccessToken(IssuerId issuer, String jti, Instant expiresAt, By by) {
              super.revokeAccessToken(GrantCases.ACME, jti, expiresAt, by);
              super.revokeAccessToken(GrantCases.OTHER, jti, expiresAt, by);
            }
          });
    }
  }

  /// Takes the refresh token before for a live one.
  static final class OldTokenIsLive extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public boolean isRefreshTokenLive(
                IssuerId issuer, GrantHandle handle, int generation, int epoch, Instant now) {
              return super.isRefreshTokenLive(issuer, handle, generation, epoch, now)
                  || super.isRefreshTokenLive(issuer, handle, generation + 1, epoch, now);
            }
          });
    }
  }

  /// Names clients whose grants are revoked.
  static final class NamesRevoked extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      Set<ClientId> all = ConcurrentHashMap.newKeySet();
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public Set<ClientId> clientsOf(IssuerId issuer, SessionId session) {
              all.addAll(super.clientsOf(issuer, session));
              return Set.copyOf(all);
            }
          });
    }
  }

  /// Forgets grants while their tokens can be valid.
  static final class ForgetsGrantsEarly extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
              return super.redeem(
                  issuer,
                  new NewGrant(
                      grant.grant(),
                      grant.handle(),
                      grant.codeId(),
                      grant.epoch(),
                      grant.idle(),
                      grant.keepUntil().minus(Duration.ofMinutes(30))),
                  now);
            }
          });
    }
  }

  /// Forgets a revoked access token before it expires.
  static final class ForgetsTokensEarly extends GrantsContract {
    @Override
    protected GrantsUnderTest open(MovableClock clock) {
      return checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public void revokeAccessToken(IssuerId issuer, String jti, Instant expiresAt, By by) {
              super.revokeAccessToken(issuer, jti, expiresAt.minusSeconds(60), by);
            }
          });
    }
  }
}
