package dev.gatewright.store.webhook;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent.HookSecretReplaced;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The table `hook_secret`: what signs the questions of hooks, encrypted under the master key. A
/// hook gets one when it is first asked, and loses it with its place in the settings. Safe for any
/// number of threads.
public final class HookSecretTable {
  private static final String SECRET = "hook_secret";

  private static final Sql FIND =
      Sql.of(
          """
          SELECT secret, former_secret, former_until FROM hook_secret
          WHERE issuer = :issuer AND hook = :hook
          """);

  /// Of two that make the first one at once, one does.
  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO hook_secret (issuer, hook, secret) VALUES (:issuer, :hook, :secret)
          ON CONFLICT (issuer, hook) DO NOTHING
          """);

  private static final Sql REPLACE =
      Sql.of(
          """
          INSERT INTO hook_secret (issuer, hook, secret) VALUES (:issuer, :hook, :secret)
          ON CONFLICT (issuer, hook) DO UPDATE SET
            former_secret = hook_secret.secret, former_until = :until, secret = excluded.secret
          """);

  private static final Sql HOOKS = Sql.of("SELECT hook FROM hook_secret WHERE issuer = :issuer");

  private static final Sql REMOVE =
      Sql.of("DELETE FROM hook_secret WHERE issuer = :issuer AND hook = :hook");

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final Wrapping wrapping;
  private final SecureRandom random;

  public HookSecretTable(
      Database database, EventTable events, Wrapping wrapping, SecureRandom random) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.wrapping = wrapping;
    this.random = random;
  }

  /// What signs now: the secret, and the one before it as long as that still counts.
  public List<WebhookSecret> secrets(IssuerId issuer, WebhookId hook, Instant now) {
    return find(issuer, hook, now).orElseGet(() -> made(issuer, hook, now));
  }

  private Optional<List<WebhookSecret>> find(IssuerId issuer, WebhookId hook, Instant now) {
    return readers
        .read(c ->
            c.on(FIND)
                .set("issuer", issuer.value())
                .set("hook", hook.value())
                .first(row -> sealed(row, now)))
        .map(sealed -> sealed.stream().map(one -> opened(issuer, hook, one)).toList());
  }

  private static List<byte[]> sealed(Row row, Instant now) throws SQLException {
    var secret = Optional.of(row.bytes());
    var former = row.optionalBytes();
    var until = row.optionalInstant();
    return Stream.of(secret, former.filter(it -> until.filter(now::isBefore).isPresent()))
        .flatMap(Optional::stream)
        .toList();
  }

  private WebhookSecret opened(IssuerId issuer, WebhookId hook, byte[] sealed) {
    return WebhookSecret.kept(wrapping.unwrap(issuer, SECRET, hook.value(), sealed));
  }

  private List<WebhookSecret> made(IssuerId issuer, WebhookId hook, Instant now) {
    var sealed = seal(issuer, hook, WebhookSecret.generate(random));
    var _ =
        writer.commit(connection ->
            connection
                .on(ADD)
                .set("issuer", issuer.value())
                .set("hook", hook.value())
                .set("secret", sealed)
                .run());
    return find(issuer, hook, now)
        .orElseThrow(() -> new IllegalStateException("the secret of a hook is gone at once"));
  }

  /// Makes another secret and tells it; the one before it signs too for a while.
  public WebhookSecret replace(IssuerId issuer, WebhookId hook, By by) {
    var secret = WebhookSecret.generate(random);
    var sealed = seal(issuer, hook, secret);
    var _ =
        writer.commit(connection -> {
          events.append(connection, issuer, new HookSecretReplaced(hook.value()), by);
          return connection
              .on(REPLACE)
              .set("issuer", issuer.value())
              .set("hook", hook.value())
              .set("secret", sealed)
              .set("until", by.at().plus(WebhookTable.BOTH_SIGN))
              .run();
        });
    return secret;
  }

  private byte[] seal(IssuerId issuer, WebhookId hook, WebhookSecret secret) {
    return wrapping.wrap(issuer, SECRET, hook.value(), secret.text().bytes());
  }

  /// Takes away the secrets of all other hooks, in the unit that writes the issuer's settings: a
  /// hook that is added later under the same id is somebody else's.
  public static void keepOnly(SqlConnection connection, IssuerId issuer, Set<String> hooks)
      throws SQLException {
    for (var hook : connection.on(HOOKS).set("issuer", issuer.value()).all(Row::text)) {
      if (!hooks.contains(hook)) {
        connection.on(REMOVE).set("issuer", issuer.value()).set("hook", hook).run();
      }
    }
  }
}
