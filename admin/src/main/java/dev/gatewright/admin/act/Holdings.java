package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Judgement;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.domain.TxtRecords;
import dev.gatewright.identity.password.Claimant;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// What commands are carried out on: the open store, in `file` unless it is in memory, the keys
/// that a running server publishes, the means to judge, make and hash secrets, and the DNS.
public record Holdings(
    Optional<Path> file,
    SqlStore store,
    SealedTables sealed,
    SigningKeys signingKeys,
    Hasher hasher,
    PasswordRules passwordRules,
    TxtRecords records,
    RequestTrial trial,
    InstantSource clock,
    SecureRandom random) {

  /// Hashes a password when it is this claimant's turn.
  @FunctionalInterface
  public interface Hasher {
    PasswordHashes.Hashing hash(Claimant claimant, Password password);
  }

  /// Judges an authorization request to an issuer by the rules of the endpoint, without anything
  /// done; absent where nobody serves the issuer.
  @FunctionalInterface
  public interface RequestTrial {
    /// Where no server runs.
    RequestTrial NONE = (_, _) -> Optional.empty();

    Optional<Judgement> judge(IssuerId issuer, String url);
  }

  /// Which passwords the people of a tenant may have.
  @FunctionalInterface
  public interface PasswordRules {
    PasswordPolicy of(TenantId tenant);
  }
}
