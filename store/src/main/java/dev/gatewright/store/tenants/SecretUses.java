package dev.gatewright.store.tenants;

import dev.gatewright.protocol.clients.ClientSecret;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When clients' secrets were last used, in the table `client_secret_use`. Whoever authenticates
/// notes it in memory; housekeeping writes it down, so no request waits for it. What was not
/// written yet is lost with the process. Safe for any number of threads.
public final class SecretUses {
  /// How exactly it is known when a secret was last used.
  public static final Duration GRANULARITY = Duration.ofMinutes(1);

  /// More than these wait for the next time that they are written; the others are not noted.
  private static final int MOST_WAITING = 50_000;

  /// So many in one commit.
  private static final int STEP = 500;

  private static final Sql USED =
      Sql.of(
          """
          INSERT INTO client_secret_use (issuer, client, secret, used_at)
          SELECT :issuer, :client, :secret, :now
          WHERE EXISTS (SELECT 1 FROM client AS c WHERE c.issuer = :issuer AND c.id = :client)
          ON CONFLICT (issuer, client, secret) DO UPDATE SET used_at = excluded.used_at
            WHERE excluded.used_at > client_secret_use.used_at
          """);

  private static final Sql OF_CLIENT =
      Sql.of(
          """
          SELECT client, secret, used_at FROM client_secret_use
          WHERE issuer = :issuer AND client = :client
          """);

  private static final Sql OF_ISSUER =
      Sql.of("SELECT client, secret, used_at FROM client_secret_use WHERE issuer = :issuer");

  private final Writer writer;
  private final Readers readers;
  private final Map<Used, Instant> waiting = new ConcurrentHashMap<>();

  public SecretUses(Database database) {
    this.writer = database.writer();
    this.readers = database.readers();
  }

  /// A client's secret, by the beginning of its hash.
  record Used(IssuerId issuer, ClientId client, String secret) {}

  void note(Used secret, Instant now) {
    var last = waiting.get(secret);
    boolean isKnown = last != null && now.isBefore(last.plus(GRANULARITY));
    if (!isKnown && (last != null || waiting.size() < MOST_WAITING)) {
      waiting.put(secret, now);
    }
  }

  /// Writes what was noted. Called now and then by one thread.
  public void write() {
    var keys = List.copyOf(waiting.keySet());
    for (int from = 0; from < keys.size(); from += STEP) {
      var some = keys.subList(from, Math.min(keys.size(), from + STEP));
      var taken = new HashMap<Used, Instant>();
      some.forEach(key -> {
        var at = waiting.remove(key);
        if (at != null) {
          taken.put(key, at);
        }
      });
      var _ =
          writer.commit(connection -> {
            for (var entry : taken.entrySet()) {
              connection
                  .on(USED)
                  .set("issuer", entry.getKey().issuer().value())
                  .set("client", entry.getKey().client().value())
                  .set("secret", entry.getKey().secret())
                  .set("now", entry.getValue())
                  .run();
            }
            return taken.size();
          });
    }
  }

  /// When a client's secret was last used, and the one before it, as far as that was noted.
  public record Uses(Optional<Instant> secret, Optional<Instant> former) {}

  /// Of these clients of the issuer.
  Map<ClientId, Uses> of(IssuerId issuer, List<KeptClient> clients) {
    var all = noted(issuer, clients);
    return clients.stream()
        .collect(
            Collectors.toMap(
                KeptClient::id,
                client ->
                    new Uses(last(client.secrets(), all), last(client.formerSecrets(), all))));
  }

  private static Optional<Instant> last(List<ClientSecret> secrets, Map<Used, Instant> all) {
    return secrets.stream()
        .flatMap(secret ->
            secret instanceof SecretColumn.KeptSecret kept
                ? Optional.ofNullable(all.get(kept.use())).stream()
                : Stream.empty())
        .max(Comparator.naturalOrder());
  }

  /// What is written, and what is not yet.
  private Map<Used, Instant> noted(IssuerId issuer, List<KeptClient> clients) {
    var noted = new HashMap<Used, Instant>();
    readers
        .read(connection ->
            clients.size() == 1
                ? connection
                    .on(OF_CLIENT)
                    .set("issuer", issuer.value())
                    .set("client", clients.getFirst().id().value())
                    .all(row -> written(issuer, row))
                : connection
                    .on(OF_ISSUER)
                    .set("issuer", issuer.value())
                    .all(row -> written(issuer, row)))
        .forEach(entry -> noted.put(entry.getKey(), entry.getValue()));
    waiting.forEach((secret, at) -> {
      if (secret.issuer().equals(issuer)) {
        noted.merge(secret, at, (one, other) -> one.isAfter(other) ? one : other);
      }
    });
    return noted;
  }

  private static Map.Entry<Used, Instant> written(IssuerId issuer, Row row) throws SQLException {
    return Map.entry(new Used(issuer, new ClientId(row.text()), row.text()), row.instant());
  }
}
