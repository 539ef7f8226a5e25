package dev.gatewright.store;

import dev.gatewright.contract.StoreUnderTest;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.Function;

/// An embedder's store in a file of its own, which tests can close and open again.
final class EmbeddedFile {
  private static final int ALL = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private final Path file;
  private EmbeddedStore store;

  EmbeddedFile(Path folder) {
    this.file = folder.resolve("data/embedded.db");
    this.store = open(master);
  }

  EmbeddedStore open(MasterKey key) {
    return EmbeddedStore.open(file, key, CryptoProvider.jdk(), random);
  }

  Path path() {
    return file;
  }

  EmbeddedStore store() {
    return store;
  }

  void sweep(Instant now) {
    var _ = store.sweep(now, ALL);
  }

  boolean reopen() {
    store.close();
    store = open(master);
    return true;
  }

  void close() {
    store.close();
  }

  /// One port of the store as its contract has it open.
  <P> StoreUnderTest<P> port(Function<EmbeddedStore, P> port) {
    return new StoreUnderTest<>() {
      @Override
      public P port() {
        return port.apply(store);
      }

      @Override
      public void sweep(Instant now) {
        EmbeddedFile.this.sweep(now);
      }

      @Override
      public boolean reopen() {
        return EmbeddedFile.this.reopen();
      }

      @Override
      public void close() {
        EmbeddedFile.this.close();
      }
    };
  }
}
