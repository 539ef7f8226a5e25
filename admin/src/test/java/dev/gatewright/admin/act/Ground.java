package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.identity.domain.TxtRecords;
import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.events.KeptEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// An administration over a store in memory, with a clock that is moved by hand.
final class Ground implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
  static final Actor OPERATOR = new Actor.Operator("command line");

  private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final PasswordHashes hashes;
  private final SqlStore store;
  private final SealedTables sealed;
  private final Administration administration;

  Ground(String name) {
    var random = new SecureRandom();
    hashes = new PasswordHashes(CHEAP, Argon2.fastest(CHEAP, 1), random, new Pool(1, 8));
    store =
        SqlStore.open(
            new StoreConfig.InMemory(name),
            random,
            cause -> {
              throw new AssertionError(cause);
            });
    var crypto = CryptoProvider.jdk();
    sealed = store.unlock(MasterKey.generate(random), crypto, random);
    administration =
        new Administration(
            new Holdings(
                Optional.empty(),
                store,
                sealed,
                new SigningKeys(sealed.keys(), crypto, random, now::get),
                hashes::hash,
                _ -> PasswordPolicy.standard(),
                _ -> new TxtRecords.Answer.Unanswered(),
                Holdings.RequestTrial.NONE,
                now::get,
                random));
  }

  SqlStore store() {
    return store;
  }

  SealedTables sealed() {
    return sealed;
  }

  Instant now() {
    return now.get();
  }

  void advance(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  AdminResult declare(IssuerId issuer) {
    var url = "http://localhost:8080/" + issuer;
    return run(new AdminCommand.DeclareIssuer(issuer, url, "{}", List.of()));
  }

  AdminResult run(AdminCommand command) {
    return run(OPERATOR, command);
  }

  AdminResult run(Actor actor, AdminCommand command) {
    return administration.run(actor, command);
  }

  List<KeptEvent> trail(IssuerId issuer) {
    return store.events().after(issuer.value(), 0, 1000);
  }

  List<String> names(IssuerId issuer) {
    return trail(issuer).stream().map(KeptEvent::name).toList();
  }

  @Override
  public void close() {
    hashes.close();
    store.close();
  }
}
