package dev.gatewright.architecture.offender;

import dev.gatewright.protocol.internal.jose.VerifiedTokenCache;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Open to subclasses, changeable, badly named, in love with SQL, careless and with a clock of its
/// own.
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

  /// A reader of JSON with whatever limits it has by itself.
  public JsonMapper mapper() {
    return new JsonMapper();
  }

  /// A database without limits, and a cache that forgets everything.
  public Connection open(ConcurrentHashMap<String, String> cache) throws SQLException {
    cache.clear();
    return DriverManager.getConnection("jdbc:sqlite:");
  }

  /// A use of SQL where none belongs.
  public String describe(Connection connection) {
    return connection + " was used " + lastUse;
  }
}
