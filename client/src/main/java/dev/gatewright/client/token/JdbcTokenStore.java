package dev.gatewright.client.token;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.Given;
import dev.gatewright.client.logout.LogoutToken;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Token sets in a database that all nodes of an application share: PostgreSQL, MySQL, MariaDB, H2,
/// SQLite, and what else understands plain SQL.
///
/// ```java
/// var store = JdbcTokenStore.builder(dataSource)
///     .encryptionKeys(System.getenv("SESSION_KEY"))
///     .build();
/// store.createTable();
/// ```
///
/// Tokens are encrypted (AES-256-GCM); session keys, people and sessions at the provider are kept
/// as SHA-256 hashes, so a stolen table logs nobody in and names nobody. A set that no key opens
/// any more reads as absent: the person logs in again.
///
/// Safe to use from many threads and processes. Every method is one statement or decides by one;
/// the database is the arbiter. Leases end by the nodes' clocks, which must agree to a few seconds,
/// as machines with NTP do. Give it a data source whose connections are in no transaction of the
/// application's. A database that does not answer makes every method throw
/// [IdpException.Unavailable], one that does not know the table [IdpException.Misconfigured].
public final class JdbcTokenStore implements TokenStore {
  /// The table's name unless said otherwise.
  public static final String DEFAULT_TABLE = "gatewright_session";

  /// How many idle sessions one step of [#removeExpired] takes.
  static final int SWEEP_STEP = 100;

  /// How often the making of the table is tried while other nodes make it.
  private static final int ATTEMPTS = 3;

  private final Sql sql;
  private final SessionTable table;
  private final SealedTokens seal;
  private final InstantSource clock;

  private JdbcTokenStore(Builder from) {
    sql = new Sql(from.dataSource);
    table = new SessionTable(from.table);
    seal = new SealedTokens(from.encryptionKeys, from.random);
    clock = from.clock;
  }

  /// Starts the configuration of a store in this database.
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /// The statements that make a table of this name and its indexes, for the application's own
  /// migrations. A database that has no type `TEXT` needs another type for the column `tokens`: one
  /// of at least 60,000 characters.
  ///
  /// @throws IllegalArgumentException if it is no plain name, perhaps behind a schema and a dot
  public static List<String> definition(String table) {
    return new SessionTable(table).definition();
  }

  /// Makes the table if it is not there. Nodes that start together may all call this.
  ///
  /// @throws IdpException.Misconfigured if the database's user may not
  public void createTable() {
    for (var attempt = 1; ; attempt++) {
      try {
        if (!isThere()) {
          makeTable();
        }
        return;
      } catch (IdpException failed) {
        // Another node may be making it, which fails a look at it as well as a second making.
        if (attempt == ATTEMPTS) {
          throw failed;
        }
      }
    }
  }

  private void makeTable() {
    for (var statement : table.definition()) {
      sql.run(connection -> execute(connection, statement));
    }
  }

  private boolean isThere() {
    try {
      sql.run(connection -> {
        try (var probe = Sql.statement(connection, table.probe());
            var rows = probe.executeQuery()) {
          return rows.next();
        }
      });
      return true;
    } catch (IdpException.Misconfigured unknown) {
      return false;
    }
  }

  @Override
  public Optional<Stored> load(String key) {
    var row = SessionNames.ofKey(key);
    return sql.run(connection -> {
      try (var select = Sql.statement(connection, table.load(), row);
          var rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        var version = rows.getLong(2);
        return seal.open(rows.getString(1), row).map(tokens -> new Stored(tokens, version));
      }
    });
  }

  @Override
  public void save(String key, TokenSet tokens) {
    var row = SessionNames.ofKey(key);
    var names = SessionNames.of(tokens);
    var sealed = sealed(tokens, row);
    var now = clock.millis();
    if (replace(row, names, sealed, now) || insert(row, names, sealed, now)) {
      return;
    }
    if (!replace(row, names, sealed, now)) {
      throw new IdpException.Unavailable(
          "store.contended", "the session was made and removed again while it was being saved");
    }
  }

  private boolean replace(String row, SessionNames names, String sealed, long now) {
    return changesOne(table.replace(), sealed, names.person(), names.session(), now, row);
  }

  /// A session that was removed and begins anew must not have the version of its former life, which
  /// a late refresh may still compare with: it begins at the time.
  private boolean insert(String row, SessionNames names, String sealed, long now) {
    return sql.insert(connection ->
        execute(
            connection, table.insert(), sealed, names.person(), names.session(), now, row, now));
  }

  @Override
  public boolean compareAndSet(String key, long expectedVersion, TokenSet tokens) {
    var row = SessionNames.ofKey(key);
    var names = SessionNames.of(tokens);
    return changesOne(
        table.compareAndSet(),
        sealed(tokens, row),
        names.person(),
        names.session(),
        clock.millis(),
        row,
        expectedVersion);
  }

  @Override
  public boolean acquireLease(String key, String holder, Duration atMost) {
    var now = clock.millis();
    return changesOne(
        table.acquireLease(),
        holder,
        now + Leases.bounded(atMost).toMillis(),
        SessionNames.ofKey(key),
        now,
        now + Leases.LONGEST.toMillis());
  }

  @Override
  public void releaseLease(String key, String holder) {
    change(table.releaseLease(), SessionNames.ofKey(key), holder);
  }

  @Override
  public void remove(String key) {
    change(table.remove(), SessionNames.ofKey(key));
  }

  @Override
  public int removeAll(LogoutToken logout) {
    var ended = SessionNames.of(logout);
    if (ended.session().isEmpty()) {
      return change(table.removePerson(), ended.person());
    }
    return ended.person().isEmpty()
        ? change(table.removeSession(), ended.session())
        : change(table.removeSessionOfPerson(), ended.session(), ended.person());
  }

  /// Forgets every session whose tokens did not change for this long, in small steps that hold up
  /// nobody. One that is in use changes whenever its access token is renewed, so this must be
  /// longer than access tokens live. Call it now and then, from any node.
  ///
  /// @return how many there were
  public int removeExpired(Duration idle) {
    var before = clock.instant().minus(idle).toEpochMilli();
    var removed = 0;
    while (true) {
      var step = idleRows(before);
      for (var row : step) {
        removed += change(table.removeIdle(), row, before);
      }
      if (step.size() < SWEEP_STEP) {
        return removed;
      }
    }
  }

  private List<String> idleRows(long before) {
    return sql.run(connection -> {
      try (var select = Sql.statement(connection, table.idle(), before)) {
        select.setMaxRows(SWEEP_STEP);
        var found = new ArrayList<String>(SWEEP_STEP);
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
        return found;
      }
    });
  }

  private String sealed(TokenSet tokens, String row) {
    var sealed = seal.seal(tokens, row);
    if (sealed.length() > SealedTokens.MAX_LENGTH) {
      throw new IdpException.Misconfigured(
          "store.too_large",
          "the provider's tokens are longer than a session holds: ask it for fewer claims");
    }
    return sealed;
  }

  private boolean changesOne(String statement, Object... parameters) {
    return change(statement, parameters) == 1;
  }

  private int change(String statement, Object... parameters) {
    return sql.run(connection -> execute(connection, statement, parameters));
  }

  private static int execute(Connection connection, String statement, Object... parameters)
      throws SQLException {
    try (var prepared = Sql.statement(connection, statement, parameters)) {
      return prepared.executeUpdate();
    }
  }

  @Override
  public String toString() {
    return "JdbcTokenStore[" + table.name() + "]";
  }

  /// Configures a [JdbcTokenStore]. At least one encryption key is required.
  public static final class Builder {
    private final DataSource dataSource;
    private String table = DEFAULT_TABLE;
    private List<String> encryptionKeys = List.of();
    private InstantSource clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();

    private Builder(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /// The table's name, perhaps behind a schema and a dot; [#DEFAULT_TABLE] unless said otherwise.
    public Builder table(@Nullable String value) {
      table = Given.text(value, "table");
      return this;
    }

    /// The keys, each 32 random bytes in base64 (`openssl rand -base64 32`). The first one
    /// encrypts; all decrypt. To change keys, put the new one behind the old one on every node,
    /// then in front, and take the old one away when every session was renewed once.
    public Builder encryptionKeys(@Nullable String... base64) {
      for (var key : Given.value(base64, "encryptionKeys")) {
        Given.value(key, "encryptionKeys");
      }
      encryptionKeys = List.of(base64);
      return this;
    }

    /// The clock by which leases and idle sessions end; the system's unless said otherwise.
    public Builder clock(@Nullable InstantSource value) {
      clock = Given.value(value, "clock");
      return this;
    }

    /// The source of the encryption's nonces.
    public Builder random(@Nullable SecureRandom value) {
      random = Given.value(value, "random");
      return this;
    }

    /// The store. Asks nothing of the database yet.
    ///
    /// @throws IllegalArgumentException if there is no key, one is not 32 bytes, or the table's
    ///   name is no plain one
    public JdbcTokenStore build() {
      return new JdbcTokenStore(this);
    }
  }
}
