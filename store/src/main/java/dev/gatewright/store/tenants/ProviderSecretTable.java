package dev.gatewright.store.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What an issuer proves itself with at other providers, in the table `provider_secret`, encrypted
/// under the master key. It is written by the unit that declares the issuer. Safe for any number of
/// threads.
public final class ProviderSecretTable {
  private static final String SECRET = "provider_secret";

  private static final Sql FIND =
      Sql.of(
          "SELECT kind, sealed FROM provider_secret WHERE issuer = :issuer AND provider = :provider");

  private static final Sql PROVIDERS =
      Sql.of("SELECT provider FROM provider_secret WHERE issuer = :issuer ORDER BY provider");

  private static final Sql PUT =
      Sql.of(
          """
          INSERT INTO provider_secret (issuer, provider, kind, sealed)
          VALUES (:issuer, :provider, :kind, :sealed)
          ON CONFLICT (issuer, provider) DO UPDATE SET
            kind = excluded.kind, sealed = excluded.sealed
          """);

  private static final Sql REMOVE =
      Sql.of("DELETE FROM provider_secret WHERE issuer = :issuer AND provider = :provider");

  private final Readers readers;
  private final Wrapping wrapping;

  public ProviderSecretTable(Database database, Wrapping wrapping) {
    this.readers = database.readers();
    this.wrapping = wrapping;
  }

  /// A secret as kept.
  ///
  /// @param kind what it is, in the word of whoever wrote it
  public record Kept(String kind, Secret value) {}

  /// What becomes of one provider's secret.
  public sealed interface Change {
    String provider();

    record Put(String provider, String kind, Secret value) implements Change {}

    record Remove(String provider) implements Change {}
  }

  /// The provider's secret, if there is one.
  public Optional<Kept> find(IssuerId issuer, String provider) {
    return readers.read(
        c -> one(c.on(FIND), issuer, provider).first(row -> kept(issuer, provider, row)));
  }

  /// The providers that have one.
  public List<String> providers(IssuerId issuer) {
    return readers.read(c -> c.on(PROVIDERS).set("issuer", issuer.value()).all(Row::text));
  }

  /// Encrypts what is to be kept, for the unit that writes it.
  public List<Sealed> seal(IssuerId issuer, List<Change> changes) {
    return changes.stream().map(change -> seal(issuer, change)).toList();
  }

  private Sealed seal(IssuerId issuer, Change change) {
    return switch (change) {
      case Change.Put(var provider, var kind, var value) ->
          new Sealed(
              provider, kind, Optional.of(wrapping.wrap(issuer, SECRET, provider, value.bytes())));
      case Change.Remove(var provider) -> new Sealed(provider, "", Optional.empty());
    };
  }

  /// A change that can be written.
  public record Sealed(String provider, String kind, Optional<byte[]> sealed) {
    void write(SqlConnection connection, IssuerId issuer) throws SQLException {
      if (sealed.isEmpty()) {
        one(connection.on(REMOVE), issuer, provider).run();
        return;
      }
      one(connection.on(PUT), issuer, provider).set("kind", kind).set("sealed", sealed.get()).run();
    }
  }

  private Kept kept(IssuerId issuer, String provider, Row row) throws SQLException {
    var kind = row.text();
    var value = wrapping.unwrap(issuer, SECRET, provider, row.bytes());
    return new Kept(kind, new Secret(new String(value, UTF_8)));
  }

  private static Query one(Query query, IssuerId issuer, String provider) throws SQLException {
    return query.set("issuer", issuer.value()).set("provider", provider);
  }
}
