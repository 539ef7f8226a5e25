package dev.gatewright.server.cli;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.control.ControlAddress;
import dev.gatewright.server.control.ControlClient;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.tenants.MasterKeyFile;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.sql.FatalHandler;
import dev.gatewright.store.sql.StoreRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.ParseResult;

/// Reaches the store of a configuration: through the server that runs on it, or by opening it.
final class StoreAccess {
  private StoreAccess() {}

  /// Opens the store with its master key. Throws [StoreRefused] when another process has it, or
  /// when the key is missing or another one.
  static OpenStore open(ServerConfig config, Terminal terminal) {
    var file = ServerFile.storeFile(config);
    // Loading native code takes a quarter of a second: both libraries at the same time.
    var crypto = new FutureTask<>(CryptoProvider::probe);
    Thread.ofPlatform().daemon().name("crypto").start(crypto);
    var store =
        SqlStore.open(new StoreConfig.Sqlite(file), terminal.random(), FatalHandler.halting());
    try {
      var keyFile = new MasterKeyFile(Path.of(config.masterKeyFile()));
      var key =
          switch (keyFile.load(store.needsMasterKey(), terminal.random())) {
            case MasterKeyFile.Outcome.Loaded(var loaded) -> loaded;
            case MasterKeyFile.Outcome.Created(var created) -> {
              terminal
                  .err()
                  .println(
                      "made the master key file "
                          + config.masterKeyFile()
                          + "; back it up apart from the store, which is unreadable without it");
              yield created;
            }
            case MasterKeyFile.Outcome.Unusable(var message) -> throw new StoreRefused(message);
          };
      var sealed = unlock(store, key, loaded(crypto), config, terminal);
      return new OpenStore(Optional.of(file), store, sealed, key, loaded(crypto));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static CryptoProvider loaded(FutureTask<CryptoProvider> probe) {
    try {
      return probe.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while the cryptography was loading", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the cryptography did not load", e.getCause());
    }
  }

  private static SealedTables unlock(
      SqlStore store,
      MasterKey key,
      CryptoProvider crypto,
      ServerConfig config,
      Terminal terminal) {
    try {
      return store.unlock(key, crypto, terminal.random());
    } catch (StoreRefused e) {
      throw new StoreRefused(
          "master_key_file %s does not open the store: %s"
              .formatted(config.masterKeyFile(), e.getMessage()),
          e);
    }
  }

  /// Opens the store for a command that only looks: no file is made, neither the store nor its key.
  /// One that is not there yet is empty.
  private static OpenStore look(ServerConfig config, Terminal terminal) {
    var file = ServerFile.storeFile(config);
    var exists = Files.exists(file);
    var key = Path.of(config.masterKeyFile());
    if (exists && Files.exists(key)) {
      return open(config, terminal);
    }
    var crypto = CryptoProvider.probe();
    var store =
        SqlStore.open(
            exists ? new StoreConfig.Sqlite(file) : new StoreConfig.InMemory("look"),
            terminal.random(),
            FatalHandler.halting());
    try {
      if (store.needsMasterKey()) {
        throw new StoreRefused(new MasterKeyFile(key).missingText());
      }
      var passing = MasterKey.generate(terminal.random());
      var sealed = unlock(store, passing, crypto, config, terminal);
      return new OpenStore(Optional.of(file), store, sealed, passing, crypto);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /// Has the request carried out by the running server, or here when none runs. A store that is not
  /// there is made by what declares things alone: anything else was meant for another file, and a
  /// backup of a store just made would look like one.
  static Answer ask(ServerConfig config, Request request, Terminal terminal) throws IOException {
    var asked = terminal.json() ? request.with(Request.JSON, "true") : request;
    var address = ControlAddress.of(ServerFile.storeFile(config));
    var answer = ControlClient.ask(address, asked);
    if (answer.isPresent()) {
      return answer.get();
    }
    var file = ServerFile.storeFile(config).toAbsolutePath().normalize();
    if (!asked.beginsStore() && !Files.exists(file)) {
      return Answer.failed(
          Answer.NOT_FOUND,
          "there is no store %s. See that store in server.yaml names the right file, or make it with gatewright apply."
              .formatted(file),
          terminal.json());
    }
    try (var store = asked.onlyLooks() ? look(config, terminal) : open(config, terminal)) {
      return Commands.on(store, config, terminal.clock(), terminal.random()).handle(asked);
    }
  }

  /// Has the request carried out by the server that the arguments mean, and prints what came of it.
  static int run(ParseResult arguments, Request request, Terminal terminal) throws IOException {
    var reach = Reach.of(arguments, terminal);
    return reach.isEmpty() ? Reach.failure(arguments) : reach.get().tell(request, terminal);
  }

  static int print(Answer answer, Terminal terminal) {
    var stream = answer.isResult() ? terminal.out() : terminal.err();
    stream.println(Colors.of(answer.text(), terminal));
    return answer.exitCode();
  }
}
