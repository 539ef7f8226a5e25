package dev.gatewright.store.tenants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.AdministrationEvent;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.SettingHistory;
import dev.gatewright.store.events.SettingName;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import dev.gatewright.store.webhook.CallSecretTable;
import dev.gatewright.store.webhook.WebhookId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// Issuers in the table `issuer`. Safe for any number of threads.
public final class IssuerTable {
  private static final String COLUMNS =
      "SELECT id, url, document, version, created_at, updated_at FROM issuer ";

  private static final Sql FIND = Sql.of(COLUMNS + "WHERE id = :issuer");

  private static final Sql LIST = Sql.of(COLUMNS + "WHERE id <> 'system' ORDER BY id");

  private static final Sql DECLARE =
      Sql.of(
          """
          INSERT INTO issuer (id, url, document, version, created_at, updated_at)
          SELECT :issuer, :url, :document, 1, :now, :now
          WHERE NOT EXISTS (SELECT 1 FROM issuer AS o WHERE o.url = :url AND o.id <> :issuer)
            AND (:adds = 1 OR EXISTS (SELECT 1 FROM issuer AS o WHERE o.id = :issuer))
          ON CONFLICT (id) DO UPDATE SET
            url = excluded.url, document = excluded.document, version = issuer.version + 1,
            updated_at = CASE
              WHEN issuer.updated_at < :now THEN :now ELSE issuer.updated_at + 1 END
            WHERE :changes_any = 1 OR issuer.updated_at = :seen
          """);

  private static final Sql TAKEN =
      Sql.of("SELECT 1 FROM issuer AS o WHERE o.url = :url AND o.id <> :issuer");

  private static final Sql REMOVE =
      Sql.of("DELETE FROM issuer WHERE id = :issuer AND (:seen IS NULL OR updated_at = :seen)");

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final CatalogChanges changes;
  private final IssuerPurge purge;

  public IssuerTable(Database database, EventTable events, CatalogChanges changes) {
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
    this.changes = changes;
    this.purge = new IssuerPurge(database.writer());
  }

  public Optional<KeptIssuer> find(IssuerId issuer) {
    return readers.read(c -> find(c, issuer));
  }

  private static Optional<KeptIssuer> find(SqlConnection connection, IssuerId issuer)
      throws SQLException {
    return connection.on(FIND).set("issuer", issuer.value()).first(IssuerTable::issuer);
  }

  /// All issuers by id, but for the server's own.
  public List<KeptIssuer> list() {
    return readers.read(c -> c.on(LIST).all(IssuerTable::issuer));
  }

  /// What came of declaring an issuer.
  public enum Declared {
    DECLARED,
    /// Nothing changed: another one has the URL.
    URL_TAKEN,
    /// Nothing changed: it was not as it had to be.
    CHANGED_MEANWHILE
  }

  /// Adds the issuer or makes it as given; false, and nothing changed, when another one has the
  /// URL.
  public boolean declare(IssuerId issuer, String url, String document, By by) {
    return declare(issuer, url, document, List.of(), new Before.Any(), by) == Declared.DECLARED;
  }

  /// The same if it was like that before, and in the same unit what its providers' secrets become.
  public Declared declare(
      IssuerId issuer,
      String url,
      String document,
      List<ProviderSecretTable.Sealed> secrets,
      Before before,
      By by) {
    if (find(issuer).isEmpty()) {
      // What a removal that a crash cut short left behind must not come back to life.
      purge.run(issuer);
    }
    var declared =
        writer.commit(connection -> {
          var was = find(connection, issuer);
          var kept =
              connection
                      .on(DECLARE)
                      .set("issuer", issuer.value())
                      .set("url", url)
                      .set("document", document)
                      .set("adds", before.adds())
                      .set("changes_any", before.changesAny())
                      .set("seen", before.seen())
                      .set("now", by.at())
                      .run()
                  == 1;
          if (!kept) {
            return isTaken(connection, issuer, url)
                ? Declared.URL_TAKEN
                : Declared.CHANGED_MEANWHILE;
          }
          for (var secret : secrets) {
            secret.write(connection, issuer);
          }
          var hooks = hooks(document);
          if (hooks.isPresent()) {
            CallSecretTable.keepHooks(connection, issuer, hooks.get());
          }
          events.append(connection, issuer, new ProtocolEvent.IssuerDeclared(url), by);
          SettingHistory.note(connection, issuer, change(was, document, secrets), by);
          return Declared.DECLARED;
        });
    changes.changed(issuer);
    return declared;
  }

  /// Whether the issuer's settings name such a hook.
  public boolean hasHook(IssuerId issuer, WebhookId hook) {
    return find(issuer)
        .flatMap(kept -> hooks(kept.document()))
        .filter(hooks -> hooks.contains(hook.value()))
        .isPresent();
  }

  /// Whether the settings of the issuer name a sender of this channel.
  public boolean hasSender(IssuerId issuer, String channel) {
    return find(issuer).filter(kept -> names(kept.document(), "senders", channel)).isPresent();
  }

  private static boolean names(String document, String group, String member) {
    try {
      return Json.object(document).get(group) instanceof Map<?, ?> members
          && members.containsKey(member);
    } catch (JacksonException _) {
      return false;
    }
  }

  /// The ids of the hooks that the settings name; nothing where nobody can read them.
  private static Optional<Set<String>> hooks(String document) {
    try {
      return Optional.of(
          Json.object(document).get("hooks") instanceof List<?> hooks
              ? hooks.stream()
                  .filter(Map.class::isInstance)
                  .map(hook -> String.valueOf(((Map<?, ?>) hook).get("id")))
                  .collect(Collectors.toUnmodifiableSet())
              : Set.of());
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static SettingHistory.Change change(
      Optional<KeptIssuer> was, String document, List<ProviderSecretTable.Sealed> secrets) {
    return new SettingHistory.Change(
        SettingName.ISSUER,
        was.map(kept -> new SettingHistory.State(kept.document(), Set.of())),
        Optional.of(new SettingHistory.State(document, Set.of())),
        secrets.isEmpty() ? Set.of() : Set.of(SettingHistory.Proof.PROVIDER_SECRET));
  }

  private static boolean isTaken(SqlConnection connection, IssuerId issuer, String url)
      throws SQLException {
    return connection
        .on(TAKEN)
        .set("url", url)
        .set("issuer", issuer.value())
        .first(Row::number)
        .isPresent();
  }

  /// Makes the issuer in which people administer as the server wants it; false, and nothing
  /// changed, when another one has the URL. What its log holds of before it was there stays.
  public boolean keepOwn(String url, String document, By by) {
    var kept = find(EventTable.SERVER);
    return kept.filter(own -> own.url().equals(url) && own.document().equals(document)).isPresent()
        || writer.commit(connection ->
            connection
                    .on(DECLARE)
                    .set("issuer", EventTable.SERVER.value())
                    .set("url", url)
                    .set("document", document)
                    .set("adds", true)
                    .set("changes_any", true)
                    .setOptional("seen", Optional.empty())
                    .set("now", by.at())
                    .run()
                == 1);
  }

  /// Removes the issuer, which is served no more at once, and then in small steps all that it
  /// holds; false when there is none. That it was there, and who removed it, stands in the server's
  /// own log.
  public boolean remove(IssuerId issuer, By by) {
    return remove(issuer, Optional.empty(), by);
  }

  /// The same if it is as it was then, where that is said. What a removal that a crash cut short
  /// left behind goes too.
  public boolean remove(IssuerId issuer, Optional<Instant> seen, By by) {
    var removed =
        writer.commit(connection -> {
          var found =
              connection.on(REMOVE).set("issuer", issuer.value()).setOptional("seen", seen).run()
                  == 1;
          if (found) {
            events.append(
                connection, EventTable.SERVER, new AdministrationEvent.IssuerRemoved(issuer), by);
          }
          return found;
        });
    changes.changed(issuer);
    if (removed || find(issuer).isEmpty()) {
      purge.run(issuer);
    }
    return removed;
  }

  private static KeptIssuer issuer(Row row) throws SQLException {
    return new KeptIssuer(
        new IssuerId(row.text()),
        row.text(),
        row.text(),
        (int) row.number(),
        row.instant(),
        row.instant());
  }
}
