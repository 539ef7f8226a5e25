package dev.gatewright.store.webhook;

import dev.gatewright.store.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A secret as rows have it, sealed: the one that counts, and the one before it for as long as a
/// receiver may need to learn the new one.
public record RotatedSecret(byte[] secret, Optional<byte[]> former, Optional<Instant> formerUntil) {
  /// Reads `secret`, `former_secret` and `former_until`.
  public static RotatedSecret of(Row row) throws SQLException {
    return new RotatedSecret(row.bytes(), row.optionalBytes(), row.optionalInstant());
  }

  /// What signs now, sealed still.
  public List<byte[]> signing(Instant now) {
    return Stream.of(
            Optional.of(secret), former.filter(_ -> formerUntil.filter(now::isBefore).isPresent()))
        .flatMap(Optional::stream)
        .toList();
  }
}
