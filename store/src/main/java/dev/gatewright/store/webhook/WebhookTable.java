package dev.gatewright.store.webhook;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent.WebhookChanged;
import dev.gatewright.protocol.events.ProtocolEvent.WebhookReplayed;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.SettingHistory;
import dev.gatewright.store.events.SettingHistory.Proof;
import dev.gatewright.store.events.SettingHistory.State;
import dev.gatewright.store.events.SettingName;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table `webhook`: where events of an issuer are sent, what signs them, and how far each has
/// come. Safe for any number of threads.
///
/// A webhook begins after the event that tells of its declaration. Where it was not active, or off,
/// it begins again at the present: what happened meanwhile comes by a replay alone.
public final class WebhookTable {
  /// How long a secret that was replaced still signs beside its successor, so that a receiver can
  /// learn the new one at leisure.
  public static final Duration BOTH_SIGN = Duration.ofDays(1);

  private static final String SECRET = "webhook_secret";

  private static final String COLUMNS =
      """
      SELECT w.issuer, w.id, w.url, w.events, w.active, w.off_at, w.seen, w.failures,
        (SELECT count(*) FROM webhook_delivery AS d
         WHERE d.issuer = w.issuer AND d.webhook = w.id AND d.due_at IS NOT NULL)
      FROM webhook AS w
      """;

  private static final Sql FIND = Sql.of(COLUMNS + "WHERE w.issuer = :issuer AND w.id = :id");

  private static final Sql LIST = Sql.of(COLUMNS + "WHERE w.issuer = :issuer ORDER BY w.id");

  private static final Sql SECRETS =
      Sql.of(
          """
          SELECT secret, former_secret, former_until FROM webhook
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql HEAD = Sql.of("SELECT last FROM event_head WHERE issuer = :issuer");

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO webhook (
            issuer, id, url, events, active, seen, failures, paused_until, secret, unshown_since)
          VALUES (:issuer, :id, :url, :events, :active, :head, 0, 0, :secret, :unshown_since)
          """);

  /// Another address is a receiver that refused nothing yet.
  private static final Sql CHANGE =
      Sql.of(
          """
          UPDATE webhook SET
            seen = CASE
              WHEN (:active = 1 AND active = 0) OR (off_at IS NOT NULL AND url <> :url)
              THEN :head ELSE seen END,
            off_at = CASE WHEN url <> :url OR active <> :active THEN NULL ELSE off_at END,
            failures = CASE WHEN url <> :url OR active <> :active THEN 0 ELSE failures END,
            paused_until = CASE WHEN url <> :url OR active <> :active THEN 0 ELSE paused_until END,
            next_at = CASE
              WHEN url <> :url OR active <> :active THEN (
                SELECT min(d.due_at) FROM webhook_delivery AS d
                WHERE d.issuer = webhook.issuer AND d.webhook = webhook.id
                  AND d.due_at IS NOT NULL)
              ELSE next_at END,
            url = :url, events = :events, active = :active
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql REPLACE_SECRET =
      Sql.of(
          """
          UPDATE webhook SET former_secret = secret, former_until = :until, secret = :secret,
            unshown_since = :unshown_since
          WHERE issuer = :issuer AND id = :id
          """);

  private static final Sql REMOVE =
      Sql.of("DELETE FROM webhook WHERE issuer = :issuer AND id = :id");

  /// Their number is bounded, by what may wait and by what is kept.
  private static final Sql REMOVE_DELIVERIES =
      Sql.of("DELETE FROM webhook_delivery WHERE issuer = :issuer AND webhook = :id");

  private static final Sql REPLAY =
      Sql.of(
          """
          UPDATE webhook SET seen = :after, off_at = NULL, failures = 0, paused_until = 0,
            next_at = (
              SELECT min(d.due_at) FROM webhook_delivery AS d
              WHERE d.issuer = webhook.issuer AND d.webhook = webhook.id AND d.due_at IS NOT NULL)
          WHERE issuer = :issuer AND id = :id
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final Wrapping wrapping;

  public WebhookTable(Database database, EventTable events, Wrapping wrapping) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.wrapping = wrapping;
  }

  /// What a webhook is declared to be.
  public record Declared(WebhookId id, String url, List<EventPattern> events, boolean active) {
    public Declared {
      events = List.copyOf(events);
    }

    private List<String> texts() {
      return events.stream().map(EventPattern::text).toList();
    }

    private String patterns() {
      return Json.write(texts());
    }

    /// As a file has it.
    private State state() {
      var document = new LinkedHashMap<String, Object>();
      document.put("id", id.value());
      document.put("url", url);
      document.put("events", texts());
      if (!active) {
        document.put("active", false);
      }
      return new State(Json.write(document), Set.of(Proof.SECRET));
    }
  }

  public Optional<KeptWebhook> find(IssuerId issuer, WebhookId id) {
    return readers.read(c -> one(c.on(FIND), issuer, id).first(WebhookTable::webhook));
  }

  /// All webhooks of the issuer by id.
  public List<KeptWebhook> list(IssuerId issuer) {
    return readers.read(c -> c.on(LIST).set("issuer", issuer.value()).all(WebhookTable::webhook));
  }

  /// What signs now: the secret, and the one before it as long as that still counts.
  public List<WebhookSecret> secrets(IssuerId issuer, WebhookId id, Instant now) {
    return readers.read(c -> one(c.on(SECRETS), issuer, id).first(RotatedSecret::of)).stream()
        .flatMap(kept -> kept.signing(now).stream())
        .map(sealed -> WebhookSecret.kept(wrapping.unwrap(issuer, SECRET, id.value(), sealed)))
        .toList();
  }

  /// Adds the webhook or makes it as declared. A secret that is given takes the place of the one
  /// there is; one that does not exist yet needs one.
  public void declare(IssuerId issuer, Declared declared, Optional<WebhookSecret> secret, By by) {
    declare(issuer, declared, secret, Optional.empty(), by);
  }

  /// The same with a secret that counts as not shown until somebody says that it was.
  public void declareShownLater(IssuerId issuer, Declared declared, WebhookSecret secret, By by) {
    declare(issuer, declared, Optional.of(secret), Optional.of(by.at()), by);
  }

  private void declare(
      IssuerId issuer,
      Declared declared,
      Optional<WebhookSecret> secret,
      Optional<Instant> unshownSince,
      By by) {
    var sealed = secret.map(value -> seal(issuer, declared.id(), value));
    writer.commit(connection -> {
      tell(connection, issuer, declared.id(), WebhookChanged.Step.DECLARED, by);
      var was = state(connection, issuer, declared.id());
      var changed =
          declared(connection.on(CHANGE), issuer, declared)
              .set("head", head(connection, issuer))
              .run();
      if (changed == 1 && sealed.isPresent()) {
        replace(connection, issuer, declared.id(), sealed.get(), unshownSince, by);
      }
      if (changed == 0) {
        declared(connection.on(ADD), issuer, declared)
            .set("head", head(connection, issuer))
            .set("secret", sealed.orElseThrow())
            .setOptional("unshown_since", unshownSince)
            .run();
      }
      var change =
          new SettingHistory.Change(
              SettingName.webhook(declared.id().value()),
              was,
              Optional.of(declared.state()),
              sealed.isPresent() ? Set.of(Proof.SECRET) : Set.of());
      SettingHistory.note(connection, issuer, change, by);
      return changed;
    });
  }

  /// Signs with another secret from now on, and for a while with both; false where there is no such
  /// webhook.
  public boolean replaceSecret(IssuerId issuer, WebhookId id, WebhookSecret secret, By by) {
    var sealed = seal(issuer, id, secret);
    return writer.commit(
        connection -> replace(connection, issuer, id, sealed, Optional.empty(), by));
  }

  private boolean replace(
      SqlConnection connection,
      IssuerId issuer,
      WebhookId id,
      byte[] sealed,
      Optional<Instant> unshownSince,
      By by)
      throws SQLException {
    var replaced =
        one(connection.on(REPLACE_SECRET), issuer, id)
                .set("until", by.at().plus(BOTH_SIGN))
                .set("secret", sealed)
                .setOptional("unshown_since", unshownSince)
                .run()
            == 1;
    if (replaced) {
      tell(connection, issuer, id, WebhookChanged.Step.SECRET_REPLACED, by);
    }
    return replaced;
  }

  /// Removes the webhook with all that waits for it; false where there is none.
  public boolean remove(IssuerId issuer, WebhookId id, By by) {
    return writer.commit(connection -> {
      var was = state(connection, issuer, id);
      if (one(connection.on(REMOVE), issuer, id).run() == 0) {
        return false;
      }
      var change =
          new SettingHistory.Change(
              SettingName.webhook(id.value()), was, Optional.empty(), Set.of());
      SettingHistory.note(connection, issuer, change, by);
      one(connection.on(REMOVE_DELIVERIES), issuer, id).run();
      tell(connection, issuer, id, WebhookChanged.Step.REMOVED, by);
      return true;
    });
  }

  /// Goes back to the event numbered `after`, so that what came later is sent again, and turns the
  /// webhook on where its receiver had turned it off; false where there is none.
  public boolean replay(IssuerId issuer, WebhookId id, long after, By by) {
    return writer.commit(connection -> {
      var from = Math.min(after, head(connection, issuer));
      if (one(connection.on(REPLAY), issuer, id).set("after", from).run() == 0) {
        return false;
      }
      events.append(connection, issuer, new WebhookReplayed(id.value(), from), by);
      return true;
    });
  }

  private static Optional<State> state(SqlConnection connection, IssuerId issuer, WebhookId id)
      throws SQLException {
    return one(connection.on(FIND), issuer, id)
        .first(WebhookTable::webhook)
        .map(kept -> kept.declared().state());
  }

  private void tell(
      SqlConnection connection, IssuerId issuer, WebhookId id, WebhookChanged.Step step, By by)
      throws SQLException {
    events.append(connection, issuer, new WebhookChanged(id.value(), step), by);
  }

  private byte[] seal(IssuerId issuer, WebhookId id, WebhookSecret secret) {
    return wrapping.wrap(issuer, SECRET, id.value(), secret.text().bytes());
  }

  private static long head(SqlConnection connection, IssuerId issuer) throws SQLException {
    return connection.on(HEAD).set("issuer", issuer.value()).first(Row::number).orElse(0L);
  }

  private static Query declared(Query query, IssuerId issuer, Declared declared)
      throws SQLException {
    return one(query, issuer, declared.id())
        .set("url", declared.url())
        .set("events", declared.patterns())
        .set("active", declared.active());
  }

  static Query one(Query query, IssuerId issuer, WebhookId id) throws SQLException {
    return query.set("issuer", issuer.value()).set("id", id.value());
  }

  static KeptWebhook webhook(Row row) throws SQLException {
    return new KeptWebhook(
        new IssuerId(row.text()),
        new WebhookId(row.text()),
        row.text(),
        Json.texts(row.text()).stream().map(EventPattern::new).toList(),
        row.flag(),
        row.optionalInstant(),
        row.number(),
        (int) row.number(),
        (int) row.number());
  }
}
