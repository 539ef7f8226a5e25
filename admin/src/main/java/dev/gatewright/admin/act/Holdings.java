package dev.gatewright.admin.act;

import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// What commands are carried out on: the open store, in `file` unless it is in memory, the keys
/// that a running server publishes, and the means to make and hash secrets. `hashes` is asked for
/// one use and closed after it.
public record Holdings(
    Optional<Path> file,
    SqlStore store,
    SealedTables sealed,
    SigningKeys signingKeys,
    Supplier<PasswordHashes> hashes,
    InstantSource clock,
    SecureRandom random) {}
