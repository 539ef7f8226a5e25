package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.Ports;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.keys.KeysInMemory;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Consents;
import dev.gatewright.protocol.ports.ParkedRequests;
import dev.gatewright.protocol.ports.Replay;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every port of the engine, in memory and thread-safe.
public final class MemoryPorts implements Host {
  private final MemoryClients clients = new MemoryClients();
  private final MemorySubjects subjects = new MemorySubjects();
  private final MemorySessions sessions;
  private final MemoryGrants grants;
  private final Map<URI, String> remoteJwks = new ConcurrentHashMap<>();
  private final MemoryParkedRequests parked = new MemoryParkedRequests();
  private final Ports ports;

  public MemoryPorts(InstantSource clock) {
    this.sessions = new MemorySessions(subjects, clock);
    this.grants = new MemoryGrants(clients, subjects, sessions);
    this.ports =
        new Ports(
            clients,
            subjects,
            sessions,
            grants,
            new MemoryConsents(),
            new MemoryReplay(),
            parked,
            new KeysInMemory(),
            (uri, fresh) -> Optional.ofNullable(remoteJwks.get(uri)));
  }

  @Override
  public Ports ports() {
    return ports;
  }

  @Override
  public void put(IssuerId issuer, Client client) {
    clients.put(issuer, client);
  }

  @Override
  public void put(IssuerId issuer, SubjectView subject) {
    subjects.put(issuer, subject);
  }

  @Override
  public void begin(IssuerId issuer, LoginSession session) {
    sessions.begin(issuer, session);
  }

  @Override
  public Runnable backUp() {
    var snapshot = grants.backUp();
    var restoreSessions = sessions.backUp();
    return () -> {
      grants.restore(snapshot);
      restoreSessions.run();
    };
  }

  public MemoryClients clients() {
    return clients;
  }

  public MemorySubjects subjects() {
    return subjects;
  }

  public MemorySessions sessions() {
    return sessions;
  }

  public MemoryGrants grants() {
    return grants;
  }

  /// What a client's `jwks_uri` answers.
  public Map<URI, String> remoteJwks() {
    return remoteJwks;
  }

  /// How many requests are parked.
  public int parkedRequests() {
    return parked.rows.size();
  }

  private static final class MemoryConsents implements Consents {
    private record ConsentKey(IssuerId issuer, SubjectId subject, ClientId client) {}

    private final Map<ConsentKey, Scope> rows = new ConcurrentHashMap<>();

    @Override
    public Scope consented(IssuerId issuer, SubjectId subject, ClientId client) {
      return rows.getOrDefault(new ConsentKey(issuer, subject, client), Scope.empty());
    }

    @Override
    public void allow(
        IssuerId issuer, SubjectId subject, ClientId client, Scope scope, Instant now) {
      rows.merge(new ConsentKey(issuer, subject, client), scope, Scope::plus);
    }
  }

  private static final class MemoryReplay implements Replay {
    private record ReplayKey(IssuerId issuer, String kind, String value) {}

    private final Map<ReplayKey, Instant> rows = new ConcurrentHashMap<>();

    @Override
    public boolean firstUse(
        IssuerId issuer, String kind, String value, Instant expiresAt, Instant now) {
      return rows.putIfAbsent(new ReplayKey(issuer, kind, value), expiresAt) == null;
    }
  }

  private static final class MemoryParkedRequests implements ParkedRequests {
    private record ParkedKey(IssuerId issuer, String id) {}

    private record Row(byte[] document, Instant expiresAt) {}

    private final Map<ParkedKey, Row> rows = new ConcurrentHashMap<>();

    @Override
    public void park(IssuerId issuer, String id, byte[] document, Instant expiresAt) {
      rows.put(new ParkedKey(issuer, id), new Row(document.clone(), expiresAt));
    }

    @Override
    public Optional<byte[]> find(IssuerId issuer, String id, Instant now) {
      return Optional.ofNullable(rows.get(new ParkedKey(issuer, id)))
          .filter(row -> row.expiresAt().isAfter(now))
          .map(row -> row.document().clone());
    }
  }
}
