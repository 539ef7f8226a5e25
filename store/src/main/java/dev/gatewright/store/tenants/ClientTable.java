package dev.gatewright.store.tenants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent.ClientChanged;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.SettingHistory;
import dev.gatewright.store.events.SettingHistory.Proof;
import dev.gatewright.store.events.SettingHistory.State;
import dev.gatewright.store.events.SettingName;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Unit;
import dev.gatewright.store.sql.Writer;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Clients in the table `client`. Safe for any number of threads.
///
/// A client that is removed takes its grants with it: one declared later under the same id is
/// younger than they are, and a grant older than its client is dead.
public final class ClientTable {
  /// No two states of a client have the same time, so the time names the state.
  private static final String TOUCHED =
      """
      updated_at = CASE
        WHEN client.updated_at < :now THEN :now ELSE client.updated_at + 1 END
      """;

  private static final String COLUMNS =
      """
      SELECT id, status, document, secrets, sealed_signing_key, created_at, updated_at,
        former_secrets, former_until
      FROM client
      """;

  private static final Sql FIND = Sql.of(COLUMNS + "WHERE issuer = :issuer AND id = :id");

  private static final Sql STATE =
      Sql.of(
          """
          SELECT document, secrets <> '[]', sealed_signing_key IS NOT NULL FROM client
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql LIST = Sql.of(COLUMNS + "WHERE issuer = :issuer ORDER BY id");

  private static final Sql LIST_PART =
      Sql.of(COLUMNS + "WHERE issuer = :issuer AND id > :after ORDER BY id LIMIT :limit");

  private static final Sql DOCUMENTS =
      Sql.of("SELECT id, document FROM client WHERE issuer = :issuer AND status = 'ACTIVE'");

  private static final Sql DECLARE =
      Sql.of(
          """
          INSERT INTO client (issuer, id, status, document, secrets, created_at, updated_at)
          SELECT :issuer, :id, 'ACTIVE', :document, '[]', :now, :now
          WHERE :adds = 1
            OR EXISTS (SELECT 1 FROM client AS o WHERE o.issuer = :issuer AND o.id = :id)
          ON CONFLICT (issuer, id) DO UPDATE SET document = excluded.document, $TOUCHED
            WHERE :changes_any = 1 OR client.updated_at = :seen
          """
              .replace("$TOUCHED", TOUCHED));

  private static final Sql SET_SECRETS =
      Sql.of(
          """
          UPDATE client SET secrets = :secrets, former_secrets = NULL, former_until = NULL,
            unshown_since = :unshown_since
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql ROTATE =
      Sql.of(
          """
          UPDATE client SET
            former_secrets = CASE WHEN :until IS NULL THEN NULL ELSE secrets END,
            former_until = :until, secrets = :secrets, unshown_since = NULL, $TOUCHED
          WHERE issuer = :issuer AND id = :id AND secrets <> '[]'
          """
              .replace("$TOUCHED", TOUCHED));

  private static final Sql END_FORMER =
      Sql.of(
          """
          UPDATE client SET former_secrets = NULL, former_until = NULL, $TOUCHED
          WHERE issuer = :issuer AND id = :id AND former_until > :now
          """
              .replace("$TOUCHED", TOUCHED));

  /// What was noted of secrets that there are no more.
  private static final Sql FORGET_USES =
      Sql.of(
          """
          DELETE FROM client_secret_use
          WHERE issuer = :issuer AND client = :id AND instr(
            coalesce(
              (SELECT c.secrets || coalesce(c.former_secrets, '') FROM client AS c
                WHERE c.issuer = :issuer AND c.id = :id), ''),
            secret) = 0
          """);

  private static final Sql SET_SIGNING_KEY =
      Sql.of(
          """
          UPDATE client SET sealed_signing_key = :sealed_signing_key
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql SET_STATUS =
      Sql.of(
          """
          UPDATE client SET status = :status, $TOUCHED
          WHERE issuer = :issuer AND id = :id
          """
              .replace("$TOUCHED", TOUCHED));

  private static final Sql REMOVE =
      Sql.of(
          """
          DELETE FROM client
          WHERE issuer = :issuer AND id = :id AND (:seen IS NULL OR updated_at = :seen)
          """);

  /// What a client of those who administer was let do.
  private static final Sql REMOVE_MANDATES =
      Sql.of("DELETE FROM client_mandate WHERE :issuer = 'system' AND client_id = :id");

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final CatalogChanges changes;
  private final SecretColumn column;
  private final SecretUses uses;

  public ClientTable(
      Database database,
      EventTable events,
      Wrapping wrapping,
      CatalogChanges changes,
      SecretUses uses) {
    this.uses = uses;
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
    this.changes = changes;
    this.column = new SecretColumn(wrapping, uses);
  }

  /// The client, active or not.
  public Optional<KeptClient> find(IssuerId issuer, ClientId id) {
    return readers.read(c -> one(c.on(FIND), issuer, id).first(row -> client(issuer, row)));
  }

  /// All clients of the issuer by id.
  public List<KeptClient> list(IssuerId issuer) {
    return readers.read(
        c -> c.on(LIST).set("issuer", issuer.value()).all(row -> client(issuer, row)));
  }

  /// The same of those behind a mark; at most `limit`.
  public List<KeptClient> list(IssuerId issuer, Optional<Mark> after, int limit) {
    return readers.read(c ->
        c.on(LIST_PART)
            .set("issuer", issuer.value())
            .set("after", after.map(Mark::id).orElse(""))
            .set("limit", limit)
            .all(row -> client(issuer, row)));
  }

  /// The documents of all active clients of the issuer; no secret is opened for them.
  public Map<ClientId, String> documents(IssuerId issuer) {
    return readers.read(connection ->
        connection
            .on(DOCUMENTS)
            .set("issuer", issuer.value())
            .all(row -> Map.entry(new ClientId(row.text()), row.text()))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /// Adds the client or makes it as declared; one that exists keeps its status.
  public void declare(IssuerId issuer, ClientDeclaration client, By by) {
    var _ = declare(issuer, client, new Before.Any(), by);
  }

  /// The same if it was like that before; false, and nothing changed, when it was not.
  public boolean declare(IssuerId issuer, ClientDeclaration client, Before before, By by) {
    var declared =
        writer.commit(connection -> {
          var was = state(connection, issuer, client.id());
          var written = declare(connection, issuer, client, before, by.at());
          if (written) {
            tell(connection, issuer, client.id(), ClientChanged.What.DECLARED, by);
            note(connection, issuer, client.id(), was, replaced(client), by);
          }
          return written;
        });
    changes.changed(issuer);
    return declared;
  }

  /// Makes a client as the server itself wants it, which is nothing that happened to anybody.
  public void keepOwn(IssuerId issuer, ClientDeclaration client, Instant now) {
    var _ = writer.commit(connection -> declare(connection, issuer, client, new Before.Any(), now));
    changes.changed(issuer);
  }

  private boolean declare(
      SqlConnection connection,
      IssuerId issuer,
      ClientDeclaration client,
      Before before,
      Instant now)
      throws SQLException {
    boolean written =
        one(connection.on(DECLARE), issuer, client.id())
                .set("document", client.document())
                .set("adds", before.adds())
                .set("changes_any", before.changesAny())
                .set("seen", before.seen())
                .set("now", now)
                .run()
            == 1;
    if (!written) {
      return false;
    }
    if (client.secrets() instanceof Change.Replace<List<ClientDeclaration.NewSecret>>(var value)) {
      one(connection.on(SET_SECRETS), issuer, client.id())
          .set("secrets", column.write(issuer, client.id(), value))
          .setOptional(
              "unshown_since",
              value.stream().anyMatch(NewSecret::isShownLater)
                  ? Optional.of(now)
                  : Optional.<Instant>empty())
          .run();
      one(connection.on(FORGET_USES), issuer, client.id()).run();
    }
    if (client.signingKey() instanceof Change.Replace<Optional<Secret>>(var value)) {
      one(connection.on(SET_SIGNING_KEY), issuer, client.id())
          .setOptional(
              "sealed_signing_key", value.map(key -> column.sealKey(issuer, client.id(), key)))
          .run();
    }
    return true;
  }

  private static Set<Proof> replaced(ClientDeclaration client) {
    var replaced = EnumSet.noneOf(Proof.class);
    if (client.secrets() instanceof Change.Replace<List<NewSecret>>(var value)
        && !value.isEmpty()) {
      replaced.add(Proof.SECRET);
    }
    if (client.signingKey() instanceof Change.Replace<Optional<Secret>>(var value)
        && value.isPresent()) {
      replaced.add(Proof.SIGNING_KEY);
    }
    return replaced;
  }

  private static void note(
      SqlConnection connection,
      IssuerId issuer,
      ClientId id,
      Optional<State> was,
      Set<Proof> replaced,
      By by)
      throws SQLException {
    SettingHistory.note(
        connection,
        issuer,
        new SettingHistory.Change(
            SettingName.client(id.value()), was, state(connection, issuer, id), replaced),
        by);
  }

  private static Optional<State> state(SqlConnection connection, IssuerId issuer, ClientId id)
      throws SQLException {
    return one(connection.on(STATE), issuer, id)
        .first(row -> {
          var document = row.text();
          var proofs = EnumSet.noneOf(Proof.class);
          if (row.flag()) {
            proofs.add(Proof.SECRET);
          }
          if (row.flag()) {
            proofs.add(Proof.SIGNING_KEY);
          }
          return new State(document, proofs);
        });
  }

  /// Lets the client act or keeps it and all its tokens from acting; false when there is none.
  public boolean setActive(IssuerId issuer, ClientId id, boolean active, By by) {
    var what = active ? ClientChanged.What.ENABLED : ClientChanged.What.DISABLED;
    return change(
        issuer,
        id,
        what,
        by,
        connection ->
            one(connection.on(SET_STATUS), issuer, id)
                .set("status", active ? "ACTIVE" : "DISABLED")
                .set("now", by.at())
                .run());
  }

  /// Gives the client another secret, if it has one. The one before counts until then, where a time
  /// is said, and whatever was before that one not at all. False when there is no client or it has
  /// no secret.
  public boolean rotate(
      IssuerId issuer, ClientId id, NewSecret secret, Optional<Instant> formerUntil, By by) {
    return change(
        issuer,
        id,
        ClientChanged.What.SECRET_ROTATED,
        by,
        connection -> {
          int rotated =
              one(connection.on(ROTATE), issuer, id)
                  .set("secrets", column.write(issuer, id, List.of(secret)))
                  .setOptional("until", formerUntil)
                  .set("now", by.at())
                  .run();
          one(connection.on(FORGET_USES), issuer, id).run();
          return rotated;
        });
  }

  /// Has the secret before the client's secret count no more; false when none counts.
  public boolean endFormer(IssuerId issuer, ClientId id, By by) {
    return change(
        issuer,
        id,
        ClientChanged.What.FORMER_SECRET_ENDED,
        by,
        connection -> {
          int ended = one(connection.on(END_FORMER), issuer, id).set("now", by.at()).run();
          one(connection.on(FORGET_USES), issuer, id).run();
          return ended;
        });
  }

  /// When the secrets of these clients of the issuer were last used.
  public Map<ClientId, SecretUses.Uses> uses(IssuerId issuer, List<KeptClient> clients) {
    return uses.of(issuer, clients);
  }

  /// Removes the client; false when there is none.
  public boolean remove(IssuerId issuer, ClientId id, By by) {
    return remove(issuer, id, Optional.empty(), by);
  }

  /// The same if it is as it was then, where that is said.
  public boolean remove(IssuerId issuer, ClientId id, Optional<Instant> seen, By by) {
    return change(
        issuer,
        id,
        ClientChanged.What.REMOVED,
        by,
        connection -> {
          var was = state(connection, issuer, id);
          int removed = one(connection.on(REMOVE), issuer, id).setOptional("seen", seen).run();
          one(connection.on(FORGET_USES), issuer, id).run();
          if (removed == 1) {
            one(connection.on(REMOVE_MANDATES), issuer, id).run();
            note(connection, issuer, id, was, Set.of(), by);
          }
          return removed;
        });
  }

  private boolean change(
      IssuerId issuer, ClientId id, ClientChanged.What what, By by, Unit<Integer> statement) {
    var changed =
        writer.commit(connection -> {
          var found = statement.run(connection) == 1;
          if (found) {
            tell(connection, issuer, id, what, by);
          }
          return found;
        });
    changes.changed(issuer);
    return changed;
  }

  private void tell(
      SqlConnection connection, IssuerId issuer, ClientId id, ClientChanged.What what, By by)
      throws SQLException {
    events.append(connection, issuer, new ClientChanged(id, what), by);
  }

  private static Query one(Query query, IssuerId issuer, ClientId id) throws SQLException {
    return query.set("issuer", issuer.value()).set("id", id.value());
  }

  private KeptClient client(IssuerId issuer, Row row) throws SQLException {
    var id = new ClientId(row.text());
    boolean active = row.text().equals("ACTIVE");
    var document = row.text();
    var secrets = column.read(issuer, id, row.text(), Optional.empty());
    var key = row.optionalBytes().map(sealed -> column.openKey(issuer, id, sealed));
    var createdAt = row.instant();
    var updatedAt = row.instant();
    var former = row.optionalText();
    var until = row.optionalInstant();
    return new KeptClient(
        id,
        active,
        document,
        secrets,
        former.map(text -> column.read(issuer, id, text, until)).orElse(List.of()),
        key,
        createdAt,
        updatedAt);
  }
}
