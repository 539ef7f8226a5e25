package dev.gatewright.contract;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.IssuerSecret;
import dev.gatewright.protocol.keys.Keys;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.memory.InMemoryConsents;
import dev.gatewright.protocol.memory.InMemoryKeys;
import dev.gatewright.protocol.memory.InMemoryParkedRequests;
import dev.gatewright.protocol.memory.InMemoryReplay;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Consents;
import dev.gatewright.protocol.ports.ParkedRequests;
import dev.gatewright.protocol.ports.Replay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The other ports, right but for one thing each.
final class BrokenPorts {
  private BrokenPorts() {}

  /// Looks whether a value was used, and notes that it is in a second step.
  static final class UsesInTwoSteps extends ReplayContract {
    @Override
    protected StoreUnderTest<Replay> open() {
      Set<String> used = ConcurrentHashMap.newKeySet();
      return StoreUnderTest.of((issuer, kind, value, expiresAt, now) -> {
        var name = issuer + " " + kind + " " + value;
        if (used.contains(name)) {
          return false;
        }
        BrokenGrants.giveWay();
        used.add(name);
        return true;
      });
    }
  }

  /// Takes values of all kinds for one.
  static final class MixesKinds extends ReplayContract {
    @Override
    protected StoreUnderTest<Replay> open() {
      var kept = new InMemoryReplay();
      return StoreUnderTest.of((issuer, kind, value, expiresAt, now) ->
          kept.firstUse(issuer, "any", value, expiresAt, now));
    }
  }

  /// Cannot tell where the kind ends and the value begins.
  static final class JoinsKindAndValue extends ReplayContract {
    @Override
    protected StoreUnderTest<Replay> open() {
      var kept = new InMemoryReplay();
      return StoreUnderTest.of((issuer, kind, value, expiresAt, now) ->
          kept.firstUse(issuer, "any", kind + value, expiresAt, now));
    }
  }

  /// Forgets a value before it expires.
  static final class ForgetsValuesEarly extends ReplayContract {
    @Override
    protected StoreUnderTest<Replay> open() {
      var kept = new InMemoryReplay();
      return StoreUnderTest.of((issuer, kind, value, expiresAt, now) ->
          kept.firstUse(issuer, kind, value, expiresAt.minusMillis(1), now));
    }
  }

  /// Finds what has expired.
  static final class FindsExpired extends ParkedRequestsContract {
    @Override
    protected StoreUnderTest<ParkedRequests> open(MovableClock clock) {
      var kept = new InMemoryParkedRequests(clock);
      return StoreUnderTest.of(
          new ParkedRequests() {
            @Override
            public void park(IssuerId issuer, String id, byte[] document, Instant expiresAt) {
              kept.park(issuer, id, document, expiresAt.plusMillis(1));
            }

            @Override
            public Optional<byte[]> find(IssuerId issuer, String id, Instant now) {
              return kept.find(issuer, id, now);
            }
          });
    }
  }

  /// Gives a document once.
  static final class FindsOnce extends ParkedRequestsContract {
    @Override
    protected StoreUnderTest<ParkedRequests> open(MovableClock clock) {
      return StoreUnderTest.of(new ParkedInMap(new ConcurrentHashMap<>(), true));
    }
  }

  /// Keeps the caller's own array.
  static final class SharesBytes extends ParkedRequestsContract {
    @Override
    protected StoreUnderTest<ParkedRequests> open(MovableClock clock) {
      return StoreUnderTest.of(new ParkedInMap(new ConcurrentHashMap<>(), false));
    }
  }

  private record ParkedInMap(Map<String, byte[]> documents, boolean once)
      implements ParkedRequests {
    @Override
    public void park(IssuerId issuer, String id, byte[] document, Instant expiresAt) {
      documents.put(issuer + id, document);
    }

    @Override
    public Optional<byte[]> find(IssuerId issuer, String id, Instant now) {
      return Optional.ofNullable(once ? documents.remove(issuer + id) : documents.get(issuer + id));
    }
  }

  private record ConsentsInMap(Map<List<Object>, Scope> allowed, boolean adds) implements Consents {
    @Override
    public Scope consented(IssuerId issuer, SubjectId subject, ClientId client) {
      return allowed.getOrDefault(List.of(issuer, subject, client), Scope.empty());
    }

    @Override
    public void allow(
        IssuerId issuer, SubjectId subject, ClientId client, Scope scope, Instant now) {
      var before = adds ? consented(issuer, subject, client) : Scope.empty();
      BrokenGrants.giveWay();
      allowed.put(List.of(issuer, subject, client), before.plus(scope));
    }
  }

  /// Reads what was allowed, and writes the sum in a second step.
  static final class AllowsInTwoSteps extends ConsentsContract {
    @Override
    protected StoreUnderTest<Consents> open() {
      return StoreUnderTest.of(new ConsentsInMap(new ConcurrentHashMap<>(), true));
    }
  }

  /// Replaces what was allowed before.
  static final class ReplacesConsent extends ConsentsContract {
    @Override
    protected StoreUnderTest<Consents> open() {
      return StoreUnderTest.of(new ConsentsInMap(new ConcurrentHashMap<>(), false));
    }
  }

  /// Takes a consent for one of any client.
  static final class MixesClients extends ConsentsContract {
    private static final ClientId ANY = new ClientId("any");

    @Override
    protected StoreUnderTest<Consents> open() {
      var kept = new InMemoryConsents();
      return StoreUnderTest.of(
          new Consents() {
            @Override
            public Scope consented(IssuerId issuer, SubjectId subject, ClientId client) {
              return kept.consented(issuer, subject, ANY);
            }

            @Override
            public void allow(
                IssuerId issuer, SubjectId subject, ClientId client, Scope scope, Instant now) {
              kept.allow(issuer, subject, ANY, scope, now);
            }
          });
    }
  }

  private static class PassingKeys implements Keys {
    private final Keys kept = new InMemoryKeys();

    @Override
    public List<IssuerSecret> secrets(IssuerId issuer) {
      return kept.secrets(issuer);
    }

    @Override
    public IssuerSecret addSecret(IssuerId issuer, IssuerSecret secret) {
      return kept.addSecret(issuer, secret);
    }

    @Override
    public List<SigningKey> signingKeys(IssuerId issuer) {
      return kept.signingKeys(issuer);
    }

    @Override
    public SigningKey addSigningKey(
        IssuerId issuer, SigningKey key, Instant predecessorsRemoveAt, By by) {
      return kept.addSigningKey(issuer, key, predecessorsRemoveAt, by);
    }

    @Override
    public void removeSigningKey(IssuerId issuer, String kid, By by) {
      kept.removeSigningKey(issuer, kid, by);
    }
  }

  /// Gives those who come second their own secret back.
  static final class EverybodyAddsASecret extends KeysContract {
    @Override
    protected StoreUnderTest<Keys> open() {
      return StoreUnderTest.of(
          new PassingKeys() {
            @Override
            public IssuerSecret addSecret(IssuerId issuer, IssuerSecret secret) {
              super.addSecret(issuer, secret);
              return secret;
            }
          });
    }
  }

  /// Orders the newest secret first.
  static final class NewestSecretFirst extends KeysContract {
    @Override
    protected StoreUnderTest<Keys> open() {
      return StoreUnderTest.of(
          new PassingKeys() {
            @Override
            public List<IssuerSecret> secrets(IssuerId issuer) {
              return super.secrets(issuer).reversed();
            }
          });
    }
  }

  /// Gives those who come second their own key back.
  static final class EverybodyAddsAKey extends KeysContract {
    @Override
    protected StoreUnderTest<Keys> open() {
      return StoreUnderTest.of(
          new PassingKeys() {
            @Override
            public SigningKey addSigningKey(
                IssuerId issuer, SigningKey key, Instant predecessorsRemoveAt, By by) {
              super.addSigningKey(issuer, key, predecessorsRemoveAt, by);
              return key;
            }
          });
    }
  }

  /// Lets those who come second retire the keys before them.
  static final class LosersRetire extends KeysContract {
    @Override
    protected StoreUnderTest<Keys> open() {
      return StoreUnderTest.of(
          new PassingKeys() {
            @Override
            public SigningKey addSigningKey(
                IssuerId issuer, SigningKey key, Instant predecessorsRemoveAt, By by) {
              var kept = super.addSigningKey(issuer, key, predecessorsRemoveAt, by);
              if (!kept.kid().equals(key.kid())) {
                super.removeSigningKey(issuer, kept.kid(), By.server(kept.createdAt()));
                super.addSigningKey(issuer, kept, predecessorsRemoveAt, by);
              }
              return kept;
            }
          });
    }
  }

  /// Removes a key at whatever issuer has it.
  static final class RemovesEverywhere extends KeysContract {
    @Override
    protected StoreUnderTest<Keys> open() {
      return StoreUnderTest.of(
          new PassingKeys() {
            @Override
            public void removeSigningKey(IssuerId issuer, String kid, By by) {
              super.removeSigningKey(new IssuerId("acme"), kid, by);
              super.removeSigningKey(new IssuerId("other"), kid, by);
            }
          });
    }
  }
}
