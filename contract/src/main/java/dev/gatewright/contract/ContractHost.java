package dev.gatewright.contract;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.Set;

/// The clients, people and sessions that grants hang on, as a test changes them.
///
/// [HostInMemory] serves a store that asks the host about them. A store that holds them itself has
/// one of its own, which writes its rows.
public interface ContractHost {

  /// Adds an active client.
  void addClient(IssuerId issuer, ClientId client);

  /// Makes a client inactive.
  void removeClient(IssuerId issuer, ClientId client);

  /// Adds an active person, or makes one active again, with membership of these organizations and
  /// no others.
  void putSubject(IssuerId issuer, SubjectId subject, Set<String> organizations);

  /// Makes a person inactive.
  void removeSubject(IssuerId issuer, SubjectId subject);

  /// Begins a session, or begins one of that id anew.
  void beginSession(IssuerId issuer, SessionId session, SubjectId subject, Instant expiresAt);

  /// Ends a session, as a logout does, whether it expired or not.
  void endSession(IssuerId issuer, SessionId session);
}
