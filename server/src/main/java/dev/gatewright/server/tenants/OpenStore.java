package dev.gatewright.server.tenants;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import java.nio.file.Path;
import java.util.Optional;

/// The store in `file`, or in memory when there is none, unlocked with its master key, and the
/// crypto that reads its keys. Whoever opened it closes it, last of all. Safe for any number of
/// threads.
public record OpenStore(
    Optional<Path> file,
    SqlStore store,
    SealedTables sealed,
    MasterKey master,
    CryptoProvider crypto)
    implements AutoCloseable {
  @Override
  public void close() {
    store.close();
  }
}
