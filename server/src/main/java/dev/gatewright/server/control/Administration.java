package dev.gatewright.server.control;

import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.TenantsExport;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Carries out what commands ask for, one request after the other, on an open store: in the running
/// server when there is one, in the command itself when there is none. Safe for any number of
/// threads.
public final class Administration {
  private final OpenStore open;
  private final Runnable changed;
  private final TenantsAdministration tenants;
  private final UsersAdministration users;
  private final ClientsAdministration clients;
  private final KeysAdministration keys;
  private final ReentrantLock turn = new ReentrantLock();

  /// `changed` is called after each request that may have changed something.
  public Administration(
      OpenStore open,
      ServerConfig config,
      InstantSource clock,
      SecureRandom random,
      Runnable changed) {
    this(open, config, Argon2Cost.DEFAULT, clock, random, changed);
  }

  /// As above, with another cost of the passwords it sets.
  public Administration(
      OpenStore open,
      ServerConfig config,
      Argon2Cost passwordCost,
      InstantSource clock,
      SecureRandom random,
      Runnable changed) {
    this.open = open;
    this.changed = changed;
    Supplier<PasswordHashes> hashes = () -> passwordHashes(passwordCost, random);
    this.tenants = new TenantsAdministration(open, hashes, config.baseUrl(), clock, random);
    this.users = new UsersAdministration(open, hashes, clock, random);
    this.clients = new ClientsAdministration(open, clock, random);
    this.keys = new KeysAdministration(open, clock, random);
  }

  private static PasswordHashes passwordHashes(Argon2Cost cost, SecureRandom random) {
    var pool = Pool.forCores(Runtime.getRuntime().availableProcessors());
    var argon2 = Argon2.fastest(cost, pool.threads());
    return new PasswordHashes(cost, argon2, random, pool);
  }

  /// Does what is asked and says what came of it. An unknown command is one of another version.
  public Answer handle(Request request) {
    turn.lock();
    try {
      return dispatch(request);
    } finally {
      turn.unlock();
    }
  }

  private Answer dispatch(Request request) {
    return switch (request.command()) {
      case "plan" -> tenants.plan(request);
      case "issuers" -> issuers();
      case "export" -> Answer.done(new TenantsExport(open).yaml());
      case "user list" -> users.list(request);
      case "client list" -> clients.list(request);
      case "keys list" -> keys.list(request);
      case "audit" -> new AuditAdministration(open).audit(request);
      case "backup" -> new BackupAdministration(open).backup(request);
      case "apply" -> changing(tenants.apply(request));
      case "user add" -> changing(users.add(request));
      case "user set-password" -> changing(users.setPassword(request));
      case "user suspend" -> changing(users.suspend(request));
      case "user activate" -> changing(users.activate(request));
      case "user recovery-codes" -> changing(users.recoveryCodes(request));
      case "user sign-out" -> changing(users.signOut(request));
      case "client rotate-secret" -> changing(clients.rotateSecret(request));
      case "keys rotate" -> changing(keys.rotate(request));
      default ->
          Answer.failed(
              "The running server does not know the command %s. Run the same version of both."
                  .formatted(request.command()));
    };
  }

  /// One line an issuer: its id and its URL.
  private Answer issuers() {
    return Answer.done(
        open.store().issuers().list().stream()
            .map(issuer -> issuer.id() + " " + issuer.url())
            .collect(Collectors.joining("\n")));
  }

  private Answer changing(Answer answer) {
    changed.run();
    return answer;
  }
}
