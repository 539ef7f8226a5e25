package dev.gatewright.store;

import dev.gatewright.protocol.HostCheckedGrants;
import dev.gatewright.protocol.Ports;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.Keys;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.ParkedRequests;
import dev.gatewright.protocol.ports.RemoteJwks;
import dev.gatewright.protocol.ports.Replay;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.grants.ConsentTable;
import dev.gatewright.store.grants.GrantTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/// The part of the store that an application needs which embeds the engine: grants, consents,
/// one-time values, parked requests and keys, in one SQLite file of the same layout as the
/// server's. Clients, people and sessions stay wherever the application has them.
///
/// What a call changed is on disk when it returns. One process has the file open at a time. Safe
/// for any number of threads.
public final class EmbeddedStore implements AutoCloseable {
  private final SqlStore store;
  private final GrantTable grants;
  private final Keys keys;

  private EmbeddedStore(SqlStore store, Keys keys) {
    this.store = store;
    this.grants = store.grantsOfHost();
    this.keys = keys;
  }

  /// Opens the file, making it and its folder where there is none. Keys and secrets in it are
  /// encrypted under `master`, which the application keeps elsewhere and hands in at each start.
  ///
  /// Throws [dev.gatewright.store.sql.StoreRefused] with a message for the operator when another
  /// process has the file open, a newer program wrote it, or it was written under another master
  /// key.
  public static EmbeddedStore open(
      Path sqliteFile, MasterKey master, CryptoProvider crypto, SecureRandom random) {
    var store = SqlStore.open(new StoreConfig.Sqlite(sqliteFile), random, EmbeddedStore::stopped);
    try {
      return new EmbeddedStore(store, store.unlock(master, crypto, random).keys());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /// The server stops its process here; an application may have better things to do. The writer has
  /// closed itself by now, so nothing is guessed.
  private static void stopped(Throwable cause) {
    System.getLogger(EmbeddedStore.class.getName())
        .log(
            System.Logger.Level.ERROR,
            "A commit failed, and nobody knows whether it is on disk. The store takes no more changes: close it and open it again",
            cause);
  }

  /// The grants, alive as long as the application says that their clients, people and sessions are.
  public Grants grants(Clients clients, Subjects subjects, Sessions sessions) {
    return new HostCheckedGrants(grants, clients, subjects, sessions);
  }

  /// All ports of an engine: these are the application's, the others are kept here.
  public Ports ports(Clients clients, Subjects subjects, Sessions sessions, RemoteJwks remoteJwks) {
    return Ports.builder()
        .clients(clients)
        .subjects(subjects)
        .sessions(sessions)
        .grants(grants(clients, subjects, sessions))
        .consents(consents())
        .replay(replay())
        .parkedRequests(parkedRequests())
        .keys(keys)
        .remoteJwks(remoteJwks)
        .build();
  }

  public ConsentTable consents() {
    return store.consents();
  }

  public Replay replay() {
    return store.usedValues();
  }

  public ParkedRequests parkedRequests() {
    return store.parkedRequests();
  }

  public Keys keys() {
    return keys;
  }

  /// What happened to grants beyond the ordinary: codes replayed, refresh tokens stolen or handed
  /// out again, grants revoked; and to consents and keys. It is never swept, and not chained.
  public EventTable events() {
    return store.events();
  }

  /// Revokes all that a user gave to any client, for a user who signs out everywhere; answers how
  /// many grants were live. A code that is not redeemed yet still can be, for its minute.
  public int revokeAll(IssuerId issuer, SubjectId subject, By by) {
    return grants.revokeAll(issuer, subject, by);
  }

  /// Deletes about `budget` expired rows at most, in small steps, and moves what was committed into
  /// the main file; answers how many rows went. Called now and then by one thread, such as every
  /// minute.
  public int sweep(Instant now, int budget) {
    int swept = store.sweep(now, budget);
    store.checkpoint();
    return swept;
  }

  /// Waits for the changes under way, then lets the file go.
  @Override
  public void close() {
    store.close();
  }
}
