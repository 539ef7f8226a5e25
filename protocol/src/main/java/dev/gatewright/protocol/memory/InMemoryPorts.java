package dev.gatewright.protocol.memory;

import dev.gatewright.protocol.HostCheckedGrants;
import dev.gatewright.protocol.Ports;
import dev.gatewright.protocol.ports.RemoteJwks;
import java.time.InstantSource;
import java.util.Optional;

/// All ports in memory, ready for an engine: put clients and people in, and log people in by
/// beginning sessions. Thread-safe.
public final class InMemoryPorts {
  private final InMemoryClients clients = new InMemoryClients();
  private final InMemorySubjects subjects = new InMemorySubjects();
  private final InMemoryConsents consents = new InMemoryConsents();
  private final InMemoryReplay replay = new InMemoryReplay();
  private final InMemoryKeys keys = new InMemoryKeys();
  private final InMemorySessions sessions;
  private final InMemoryGrants grants;
  private final InMemoryParkedRequests parkedRequests;
  private final Ports ports;

  /// Ports that fetch no client's `jwks_uri`. `clock` is the engine's.
  public InMemoryPorts(InstantSource clock) {
    this(clock, (issuer, client, uri, fresh) -> Optional.empty());
  }

  public InMemoryPorts(InstantSource clock, RemoteJwks remoteJwks) {
    this.sessions = new InMemorySessions(subjects, clock);
    this.grants = new InMemoryGrants(clock);
    this.parkedRequests = new InMemoryParkedRequests(clock);
    this.ports =
        Ports.builder()
            .clients(clients)
            .subjects(subjects)
            .sessions(sessions)
            .grants(new HostCheckedGrants(grants, clients, subjects, sessions))
            .consents(consents)
            .replay(replay)
            .parkedRequests(parkedRequests)
            .keys(keys)
            .remoteJwks(remoteJwks)
            .build();
  }

  /// What the engine is built with.
  public Ports ports() {
    return ports;
  }

  public InMemoryClients clients() {
    return clients;
  }

  public InMemorySubjects subjects() {
    return subjects;
  }

  public InMemorySessions sessions() {
    return sessions;
  }

  /// The grants as they are kept; those of [#ports] also ask whether what they hang on lives.
  public InMemoryGrants grants() {
    return grants;
  }

  public InMemoryConsents consents() {
    return consents;
  }

  public InMemoryReplay replay() {
    return replay;
  }

  public InMemoryParkedRequests parkedRequests() {
    return parkedRequests;
  }

  public InMemoryKeys keys() {
    return keys;
  }
}
