package dev.gatewright.store.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.StoreRefused;
import dev.gatewright.store.sql.Writer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// What programs were answered that may ask the same again, in the table `kept_answer`. Safe for
/// any number of threads.
///
/// The row is there before anything is done, and has its answer before anybody is told it. So what
/// was answered is kept, and of what was begun by a process that is gone it is known that it may
/// have been done: it is not done again.
public final class KeptAnswerTable {
  /// How long an answer is kept.
  public static final Duration KEPT = Duration.ofHours(24);

  /// As many as are kept for a caller at a time.
  public static final int MOST = 10_000;

  /// What encrypts an answer is bound to this, the caller and the key.
  private static final String SEALED_KIND = "answer";

  private static final Sql FIND =
      Sql.of(
          """
          SELECT fingerprint, answer FROM kept_answer
          WHERE caller = :caller AND key = :key AND expires_at > :now
          """);

  private static final Sql COUNT =
      Sql.of("SELECT count(*) FROM kept_answer WHERE caller = :caller AND expires_at > :now");

  private static final Sql NEXT_END =
      Sql.of(
          "SELECT min(expires_at) FROM kept_answer WHERE caller = :caller AND expires_at > :now");

  private static final Sql BEGIN =
      Sql.of(
          """
          INSERT OR REPLACE INTO kept_answer (
            caller, key, issuer, user_id, fingerprint, expires_at, answer)
          VALUES (:caller, :key, :issuer, :user, :fingerprint, :expires_at, NULL)
          """);

  /// Of somebody who was removed meanwhile nothing is kept.
  private static final Sql FINISH =
      Sql.of(
          """
          UPDATE kept_answer SET answer = :answer, user_id = coalesce(:user, user_id)
          WHERE caller = :caller AND key = :key AND (
            coalesce(:user, user_id) IS NULL OR EXISTS (
              SELECT 1 FROM user_account AS u
              WHERE u.issuer = kept_answer.issuer
                AND u.id = coalesce(:user, kept_answer.user_id)))
          """);

  private static final Sql FORGET =
      Sql.of("DELETE FROM kept_answer WHERE caller = :caller AND key = :key");

  private final Writer writer;
  private final Wrapping wrapping;
  private final SecretKey hashing;

  public KeptAnswerTable(Database database, Wrapping wrapping) {
    this.writer = database.writer();
    this.wrapping = wrapping;
    this.hashing = wrapping.master().derive("idempotency keys");
  }

  /// A request that carries a key.
  ///
  /// @param caller the id of the API key that asks
  /// @param key what it calls the request
  /// @param content all of the request that makes it this one
  /// @param issuer whom it is about, if anybody
  public record Asked(
      String caller,
      String key,
      byte[] content,
      Optional<IssuerId> issuer,
      Optional<UserId> user) {}

  /// What is known of a request.
  public sealed interface Known {
    /// Nothing until now: it is to be done, and then [#finish]ed or [#forget]ten.
    record Begun() implements Known {}

    record Answered(byte[] answer) implements Known {}

    /// It was begun, and nobody knows what came of it.
    record Unknown() implements Known {}

    /// The key is that of another request.
    record Another() implements Known {}

    /// The caller has as many as there may be, of which one goes then.
    record Full(Instant until) implements Known {}
  }

  /// Takes the request in if it is a new one. Of two at once one is.
  public Known begin(Asked asked, Instant now) {
    var fingerprint = hash("request", asked.content());
    return writer.commit(connection -> {
      var found =
          row(connection.on(FIND), asked)
              .set("now", now)
              .first(row -> new Kept(row.bytes(), row.optionalBytes()));
      if (found.isPresent()) {
        return MessageDigest.isEqual(found.get().fingerprint(), fingerprint)
            ? found
                .get()
                .answer()
                .flatMap(sealed -> open(asked, sealed))
                .orElseGet(Known.Unknown::new)
            : new Known.Another();
      }
      var full = full(connection, asked.caller(), now);
      if (full.isPresent()) {
        return new Known.Full(full.get());
      }
      row(connection.on(BEGIN), asked)
          .setOptional("issuer", asked.issuer().map(IssuerId::value))
          .setOptional("user", asked.user().map(UserId::value))
          .set("fingerprint", fingerprint)
          .set("expires_at", now.plus(KEPT))
          .run();
      return new Known.Begun();
    });
  }

  private record Kept(byte[] fingerprint, Optional<byte[]> answer) {}

  /// What cannot be opened, after the master key was lost, is unknown.
  private Optional<Known> open(Asked asked, byte[] sealed) {
    try {
      return Optional.of(
          new Known.Answered(wrapping.unwrap(EventTable.SERVER, SEALED_KIND, id(asked), sealed)));
    } catch (StoreRefused _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> full(SqlConnection connection, String caller, Instant now)
      throws SQLException {
    long kept =
        connection.on(COUNT).set("caller", caller).set("now", now).first(Row::number).orElseThrow();
    return kept < MOST
        ? Optional.empty()
        : connection.on(NEXT_END).set("caller", caller).set("now", now).first(Row::instant);
  }

  /// Keeps what the request is answered; `made` is the account that it made, if it made one.
  public void finish(Asked asked, byte[] answer, Optional<UserId> made) {
    var sealed = wrapping.wrap(EventTable.SERVER, SEALED_KIND, id(asked), answer);
    var _ =
        writer.commit(connection ->
            row(connection.on(FINISH), asked)
                .set("answer", sealed)
                .setOptional("user", made.map(UserId::value))
                .run());
  }

  /// Nothing was done: the request is as good as one that never came.
  public void forget(Asked asked) {
    var _ = writer.commit(connection -> row(connection.on(FORGET), asked).run());
  }

  private Query row(Query query, Asked asked) throws SQLException {
    return query.set("caller", asked.caller()).set("key", key(asked));
  }

  private byte[] key(Asked asked) {
    return hash("key " + asked.caller(), asked.key().getBytes(UTF_8));
  }

  private String id(Asked asked) {
    return asked.caller() + " " + HexFormat.of().formatHex(key(asked));
  }

  /// Keyed, since a request may hold a password that somebody could guess.
  private byte[] hash(String kind, byte[] value) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(hashing);
      mac.update(kind.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
    }
  }
}
