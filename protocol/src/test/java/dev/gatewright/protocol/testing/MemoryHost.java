package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.Ports;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.memory.InMemoryClients;
import dev.gatewright.protocol.memory.InMemoryGrants;
import dev.gatewright.protocol.memory.InMemoryParkedRequests;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.memory.InMemorySessions;
import dev.gatewright.protocol.memory.InMemorySubjects;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A host that has everything in memory.
public final class MemoryHost implements Host {
  private final Map<URI, String> remoteJwks = new ConcurrentHashMap<>();
  private final Map<URI, String> keptJwks = new ConcurrentHashMap<>();
  private final InMemoryPorts memory;

  public MemoryHost(InstantSource clock) {
    this.memory =
        new InMemoryPorts(
            clock,
            (issuer, client, uri, fresh) ->
                Optional.ofNullable(fresh ? null : keptJwks.get(uri))
                    .or(() -> Optional.ofNullable(remoteJwks.get(uri))));
  }

  @Override
  public Ports ports() {
    return memory.ports();
  }

  @Override
  public void put(IssuerId issuer, Client client) {
    memory.clients().put(issuer, client);
  }

  @Override
  public void put(IssuerId issuer, SubjectView subject) {
    memory.subjects().put(issuer, subject);
  }

  @Override
  public void begin(IssuerId issuer, LoginSession session) {
    memory.sessions().begin(issuer, session);
  }

  @Override
  public Runnable backUp() {
    var grants = memory.grants().backUp();
    var sessions = memory.sessions().backUp();
    return () -> {
      grants.run();
      sessions.run();
    };
  }

  public InMemoryClients clients() {
    return memory.clients();
  }

  public InMemorySubjects subjects() {
    return memory.subjects();
  }

  public InMemorySessions sessions() {
    return memory.sessions();
  }

  public InMemoryGrants grants() {
    return memory.grants();
  }

  public InMemoryParkedRequests parkedRequests() {
    return memory.parkedRequests();
  }

  /// What a client's `jwks_uri` answers.
  public Map<URI, String> remoteJwks() {
    return remoteJwks;
  }

  /// What a `jwks_uri` answered before, for who need not have it fresh.
  public Map<URI, String> keptJwks() {
    return keptJwks;
  }
}
