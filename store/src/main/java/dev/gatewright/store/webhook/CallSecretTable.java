package dev.gatewright.store.webhook;

import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.events.ProtocolEvent.HookSecretReplaced;
import dev.gatewright.protocol.events.ProtocolEvent.SenderSecretReplaced;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
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

/// The table `call_secret`: what signs an issuer's calls to programs that stand in its settings, in
/// the form and with the rotation of webhooks, encrypted under the master key. Safe for any number
/// of threads.
public final class CallSecretTable {
  private static final Sql FIND =
      Sql.of(
          """
          SELECT secret, former_secret, former_until FROM call_secret
          WHERE issuer = :issuer AND kind = :kind AND name = :name
          """);

  /// Of two that make the first one at once, one does.
  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO call_secret (issuer, kind, name, secret)
          VALUES (:issuer, :kind, :name, :secret)
          ON CONFLICT (issuer, kind, name) DO NOTHING
          """);

  private static final Sql REPLACE =
      Sql.of(
          """
          INSERT INTO call_secret (issuer, kind, name, secret, unshown_since)
          VALUES (:issuer, :kind, :name, :secret, :unshown_since)
          ON CONFLICT (issuer, kind, name) DO UPDATE SET
            former_secret = call_secret.secret, former_until = :until, secret = excluded.secret,
            unshown_since = excluded.unshown_since
          """);

  private static final Sql HOOKS =
      Sql.of("SELECT name FROM call_secret WHERE issuer = :issuer AND kind = 'hook'");

  private static final Sql REMOVE =
      Sql.of("DELETE FROM call_secret WHERE issuer = :issuer AND kind = :kind AND name = :name");

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final Wrapping wrapping;
  private final SecureRandom random;

  public CallSecretTable(
      Database database, EventTable events, Wrapping wrapping, SecureRandom random) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.wrapping = wrapping;
    this.random = random;
  }

  /// Which program of an issuer is called.
  public sealed interface Callee {
    /// The word for what it is, which its rows keep.
    String kind();

    /// What it is called among those of its kind.
    String name();

    /// What is told when its secret is replaced.
    ProtocolEvent replaced();

    /// One that is asked before something happens.
    record Hook(WebhookId id) implements Callee {
      @Override
      public String kind() {
        return "hook";
      }

      @Override
      public String name() {
        return id.value();
      }

      @Override
      public ProtocolEvent replaced() {
        return new HookSecretReplaced(id.value());
      }
    }

    /// One that codes are handed to.
    record Sender(TextChannel channel) implements Callee {
      @Override
      public String kind() {
        return "sender";
      }

      @Override
      public String name() {
        return channel.word();
      }

      @Override
      public ProtocolEvent replaced() {
        return new SenderSecretReplaced(channel.word());
      }
    }
  }

  /// What signs now: the secret, and the one before it as long as that still counts. Absent where
  /// no secret was made yet.
  public Optional<List<WebhookSecret>> find(IssuerId issuer, Callee callee, Instant now) {
    return readers
        .read(c -> one(c.on(FIND), issuer, callee).first(RotatedSecret::of))
        .map(kept -> kept.signing(now).stream().map(one -> opened(issuer, callee, one)).toList());
  }

  /// That a secret was made.
  ///
  /// @param formerUntil until when the one before it signs too; it may be past
  public record Made(Optional<Instant> formerUntil) {}

  /// Absent where no secret was made yet.
  public Optional<Made> made(IssuerId issuer, Callee callee) {
    return readers
        .read(c -> one(c.on(FIND), issuer, callee).first(RotatedSecret::of))
        .map(kept -> new Made(kept.formerUntil()));
  }

  /// The same, with a secret that is made where there was none.
  public List<WebhookSecret> findOrMake(IssuerId issuer, Callee callee, Instant now) {
    return find(issuer, callee, now).orElseGet(() -> made(issuer, callee, now));
  }

  private WebhookSecret opened(IssuerId issuer, Callee callee, byte[] sealed) {
    return WebhookSecret.kept(wrapping.unwrap(issuer, purpose(callee), callee.name(), sealed));
  }

  private List<WebhookSecret> made(IssuerId issuer, Callee callee, Instant now) {
    var sealed = seal(issuer, callee, WebhookSecret.generate(random));
    var _ =
        writer.commit(
            connection -> one(connection.on(ADD), issuer, callee).set("secret", sealed).run());
    return find(issuer, callee, now)
        .orElseThrow(() -> new IllegalStateException("what was made is gone at once"));
  }

  /// Signs with another secret from now on, and for a while with the one before it too.
  public void replace(IssuerId issuer, Callee callee, WebhookSecret secret, By by) {
    replace(issuer, callee, secret, Optional.empty(), by);
  }

  /// The same with a secret that counts as not shown until somebody says that it was.
  public void replaceShownLater(IssuerId issuer, Callee callee, WebhookSecret secret, By by) {
    replace(issuer, callee, secret, Optional.of(by.at()), by);
  }

  private void replace(
      IssuerId issuer, Callee callee, WebhookSecret secret, Optional<Instant> unshownSince, By by) {
    var sealed = seal(issuer, callee, secret);
    var _ =
        writer.commit(connection -> {
          events.append(connection, issuer, callee.replaced(), by);
          return one(connection.on(REPLACE), issuer, callee)
              .set("secret", sealed)
              .set("until", by.at().plus(WebhookTable.BOTH_SIGN))
              .setOptional("unshown_since", unshownSince)
              .run();
        });
  }

  private byte[] seal(IssuerId issuer, Callee callee, WebhookSecret secret) {
    return wrapping.wrap(issuer, purpose(callee), callee.name(), secret.text().bytes());
  }

  private static String purpose(Callee callee) {
    return callee.kind() + "_secret";
  }

  private static Query one(Query query, IssuerId issuer, Callee callee) throws SQLException {
    return query
        .set("issuer", issuer.value())
        .set("kind", callee.kind())
        .set("name", callee.name());
  }

  /// Takes away the secrets of all other hooks, in the unit that writes the issuer's settings: a
  /// hook that is added later under the same id is somebody else's.
  public static void keepHooks(SqlConnection connection, IssuerId issuer, Set<String> hooks)
      throws SQLException {
    for (var hook : connection.on(HOOKS).set("issuer", issuer.value()).all(Row::text)) {
      if (!hooks.contains(hook)) {
        one(connection.on(REMOVE), issuer, new Callee.Hook(new WebhookId(hook))).run();
      }
    }
  }
}
