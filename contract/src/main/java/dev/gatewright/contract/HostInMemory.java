package dev.gatewright.contract;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.memory.InMemoryClients;
import dev.gatewright.protocol.memory.InMemorySessions;
import dev.gatewright.protocol.memory.InMemorySubjects;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.OrganizationMembership;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A host that has its clients, people and sessions in memory, for a store that asks its host:
///
/// ```java
/// new HostCheckedGrants(new MyGrants(), host.clients(), host.subjects(), host.sessions())
/// ```
public final class HostInMemory implements ContractHost {
  private final InstantSource clock;
  private final InMemoryClients clients = new InMemoryClients();
  private final InMemorySubjects subjects = new InMemorySubjects();
  private final InMemorySessions sessions;

  public HostInMemory(InstantSource clock) {
    this.clock = clock;
    this.sessions = new InMemorySessions(subjects, clock);
  }

  public Clients clients() {
    return clients;
  }

  public Subjects subjects() {
    return subjects;
  }

  public Sessions sessions() {
    return sessions;
  }

  @Override
  public void addClient(IssuerId issuer, ClientId client) {
    clients.put(issuer, Client.publicClient(client.value()).build());
  }

  @Override
  public void removeClient(IssuerId issuer, ClientId client) {
    clients.remove(issuer, client);
  }

  @Override
  public void putSubject(IssuerId issuer, SubjectId subject, Set<String> organizations) {
    var memberships =
        organizations.stream()
            .map(id -> new OrganizationMembership(id, Optional.empty(), List.of(), clock.instant()))
            .toList();
    subjects.put(issuer, new SubjectView(subject, Map.of(), memberships, clock.instant()));
  }

  @Override
  public void removeSubject(IssuerId issuer, SubjectId subject) {
    subjects.remove(issuer, subject);
  }

  @Override
  public void beginSession(
      IssuerId issuer, SessionId session, SubjectId subject, Instant expiresAt) {
    sessions.begin(
        issuer,
        new LoginSession(
            session, subject, clock.instant(), Set.of("pwd"), Optional.empty(), expiresAt));
  }

  @Override
  public void endSession(IssuerId issuer, SessionId session) {
    sessions.end(issuer, session);
  }
}
