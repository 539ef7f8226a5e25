package dev.gatewright.architecture.offender;

import dev.gatewright.protocol.internal.jose.VerifiedTokenCache;
import java.sql.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Open to subclasses, changeable, badly named, in love with SQL and with a clock of its own.
public class RecordsHelper {
  private Instant lastUse = Instant.now();

  /// A record with a hole in it.
  public record Holed(@Nullable String value) {}

  /// A setter.
  public void setLastUse(Instant lastUse) {
    this.lastUse = lastUse;
  }

  /// A part of the engine, made behind the back of its builder.
  public VerifiedTokenCache cache() {
    return new VerifiedTokenCache();
  }

  /// A use of SQL where none belongs.
  public String describe(Connection connection) {
    return connection + " was used " + lastUse;
  }
}
