package dev.gatewright.store.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent.SenderSecretReplaced;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import dev.gatewright.store.webhook.RotatedSecret;
import dev.gatewright.store.webhook.WebhookSecret;
import dev.gatewright.store.webhook.WebhookTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The table `sender_secret`: what messages to the sender of a channel are signed with, in the form
/// and with the rotation of webhooks. Safe for any number of threads.
public final class SenderSecretTable {
  private static final String SECRET = "sender_secret";

  private static final Sql SECRETS =
      Sql.of(
          """
          SELECT secret, former_secret, former_until FROM sender_secret
          WHERE issuer = :issuer AND channel = :channel
          """);

  private static final Sql REPLACE =
      Sql.of(
          """
          INSERT INTO sender_secret (issuer, channel, secret)
          VALUES (:issuer, :channel, :secret)
          ON CONFLICT (issuer, channel) DO UPDATE SET
            former_secret = sender_secret.secret, former_until = :until, secret = excluded.secret
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final Wrapping wrapping;

  public SenderSecretTable(Database database, EventTable events, Wrapping wrapping) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.wrapping = wrapping;
  }

  /// What signs now; empty where no secret was made yet.
  public List<WebhookSecret> secrets(IssuerId issuer, TextChannel channel, Instant now) {
    return readers.read(c -> one(c.on(SECRETS), issuer, channel).first(RotatedSecret::of)).stream()
        .flatMap(kept -> kept.signing(now).stream())
        .map(sealed -> wrapping.unwrap(issuer, SECRET, channel.word(), sealed))
        .map(bytes -> WebhookSecret.parse(new String(bytes, UTF_8)).orElseThrow())
        .toList();
  }

  /// Signs with this secret from now on, and for a while with the one before it too.
  public void replace(IssuerId issuer, TextChannel channel, WebhookSecret secret, By by) {
    var sealed = wrapping.wrap(issuer, SECRET, channel.word(), secret.text().bytes());
    var _ =
        writer.commit(connection -> {
          events.append(connection, issuer, new SenderSecretReplaced(channel.word()), by);
          return one(connection.on(REPLACE), issuer, channel)
              .set("secret", sealed)
              .set("until", by.at().plus(WebhookTable.BOTH_SIGN))
              .run();
        });
  }

  private static Query one(Query query, IssuerId issuer, TextChannel channel) throws SQLException {
    return query.set("issuer", issuer.value()).set("channel", channel.word());
  }
}
