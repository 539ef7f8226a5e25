package dev.gatewright.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.Crowd;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "What the JDBC token store writes tells nobody anything, and its errors say what to do")
class JdbcTokenStoreTest {
  private static final String ID_TOKEN =
      "e30."
          + Base64.getUrlEncoder()
              .encodeToString(
                  """
                  {"iss":"https://idp.test","sub":"ada-lovelace","sid":"session-one"}
                  """
                      .getBytes(StandardCharsets.UTF_8))
          + ".x";

  private static final TokenSet TOKENS =
      TokenSet.of("secret-access-token")
          .refreshToken("secret-refresh-token")
          .idToken(ID_TOKEN)
          .build();

  private final DataSource database = JdbcStores.h2();

  private JdbcTokenStore store(String... keys) {
    var store = JdbcTokenStore.builder(database).encryptionKeys(keys).build();
    store.createTable();
    return store;
  }

  private String query(String sql) throws SQLException {
    var text = new StringBuilder();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          text.append(rows.getString(column)).append('|');
        }
      }
    }
    return text.toString();
  }

  private void update(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  @DisplayName("The table holds no session key, no token, no issuer, no person")
  void encryptedAtRest() throws SQLException {
    store(JdbcStores.KEY_1).save("the-session-key", TOKENS);
    assertThat(query("SELECT * FROM gatewright_session"))
        .isNotEmpty()
        .doesNotContain(
            "the-session-key", "secret-", "ada-lovelace", "idp.test", "session-one", ID_TOKEN);
  }

  @Test
  @DisplayName("Tokens that were copied to another session's row cannot be read there")
  void boundToRow() throws SQLException {
    var store = store(JdbcStores.KEY_1);
    store.save("mine", TOKENS);
    store.save("yours", TokenSet.of("yours").build());
    update(
        "UPDATE gatewright_session SET tokens = (SELECT tokens FROM gatewright_session WHERE"
            + " sub_hash IS NULL)");
    assertThat(store.load("mine")).isEmpty();
    assertThat(store.load("yours").orElseThrow().tokens().accessToken()).isEqualTo("yours");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AQ", "????", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  @DisplayName("What nobody sealed reads as no session")
  void tampered(String text) throws SQLException {
    var store = store(JdbcStores.KEY_1);
    store.save("1", TOKENS);
    update("UPDATE gatewright_session SET tokens = '" + text + "'");
    assertThat(store.load("1")).isEmpty();
  }

  @Test
  @DisplayName("The first key encrypts and every key decrypts, so that keys can be changed")
  void keyRotation() {
    store(JdbcStores.KEY_1).save("1", TOKENS);
    var both = store(JdbcStores.KEY_2, JdbcStores.KEY_1);
    assertThat(both.load("1").orElseThrow().tokens()).isEqualTo(TOKENS);
    both.save("2", TOKENS);
    assertThat(store(JdbcStores.KEY_2).load("2")).isPresent();
    assertThat(store(JdbcStores.KEY_2).load("1")).isEmpty();
    assertThat(store(JdbcStores.KEY_1).load("2")).isEmpty();
  }

  @Test
  @DisplayName("No set is sealed twice to the same text")
  void freshNonce() throws SQLException {
    var store = store(JdbcStores.KEY_1);
    store.save("1", TOKENS);
    var first = query("SELECT tokens FROM gatewright_session");
    store.save("1", TOKENS);
    assertThat(query("SELECT tokens FROM gatewright_session")).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "not base64 but thirty-two bytes!"})
  @DisplayName("A key that is no key is refused with a command that makes one, and is not shown")
  void badKey(String key) {
    assertThatThrownBy(() -> store(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl rand -base64 32")
        .hasNoCause()
        .satisfies(e -> assertThat(key.isEmpty() || !e.toString().contains(key)).isTrue());
    assertThatThrownBy(JdbcTokenStore.builder(database)::build)
        .hasMessageContaining("openssl rand -base64 32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a;DROP TABLE x", "a.b.c", "1a", "a-b", "\"a\"", "a'", "ä"})
  @DisplayName("A table name that is no plain one is refused")
  void badTable(String name) {
    assertThatThrownBy(() ->
            JdbcTokenStore.builder(database).encryptionKeys(JdbcStores.KEY_1).table(name).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JdbcTokenStore.definition(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("A table in a schema is made and used")
  void schema() throws SQLException {
    update("CREATE SCHEMA app");
    var store =
        JdbcTokenStore.builder(database)
            .encryptionKeys(JdbcStores.KEY_1)
            .table("app.sessions")
            .build();
    store.createTable();
    store.save("1", TOKENS);
    assertThat(query("SELECT COUNT(*) FROM app.sessions")).isEqualTo("1|");
  }

  @Test
  @DisplayName("Nodes that start together may all make the table, and a later one keeps it")
  void createTable() throws InterruptedException {
    var outcomes = Crowd.of(8, _ -> store(JdbcStores.KEY_1));
    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.value()).isPresent());
    outcomes.get(0).get().save("1", TOKENS);
    assertThat(store(JdbcStores.KEY_1).load("1")).isPresent();
  }

  @Test
  @DisplayName(
      "A missing table is a misconfiguration that says what to do, and keeps no connection")
  void noTable() {
    var open = new AtomicInteger();
    var store =
        JdbcTokenStore.builder(JdbcStores.withoutAutoCommit(database, open))
            .encryptionKeys(JdbcStores.KEY_1)
            .build();
    assertThatThrownBy(() -> store.load("1"))
        .isInstanceOf(IdpException.Misconfigured.class)
        .hasMessageContaining("JdbcTokenStore.definition()");
    assertThatThrownBy(() -> store.save("1", TOKENS))
        .isInstanceOf(IdpException.Misconfigured.class);
    assertThat(open).hasValue(0);
  }

  @Test
  @DisplayName("A database that is away is Unavailable: the person stays logged in")
  void databaseAway() {
    var away = new JdbcDataSource();
    away.setURL("jdbc:h2:tcp://127.0.0.1:1/nothing");
    var store = JdbcTokenStore.builder(away).encryptionKeys(JdbcStores.KEY_1).build();
    assertThatThrownBy(() -> store.load("1")).isInstanceOf(IdpException.Unavailable.class);
    assertThatThrownBy(() -> store.removeExpired(Duration.ofDays(1)))
        .isInstanceOf(IdpException.Unavailable.class);
  }

  @Test
  @DisplayName("What the database rolled back to let another go first is done again, a few times")
  void rolledBack() {
    store(JdbcStores.KEY_1).save("1", TOKENS);
    var times = new AtomicInteger();
    var store =
        JdbcTokenStore.builder(JdbcStores.failing(database, "40001", times))
            .encryptionKeys(JdbcStores.KEY_1)
            .build();
    times.set(2);
    assertThat(store.load("1")).isPresent();
    times.set(100);
    assertThatThrownBy(() -> store.load("1")).isInstanceOf(IdpException.Unavailable.class);
    assertThat(times.get()).isEqualTo(96);
  }

  @Test
  @DisplayName("Tokens too long for every database are refused before they are written")
  void tooLong() {
    var huge = TokenSet.of("x".repeat(SealedTokens.MAX_LENGTH)).build();
    assertThatThrownBy(() -> store(JdbcStores.KEY_1).save("1", huge))
        .isInstanceOf(IdpException.Misconfigured.class)
        .hasMessageContaining("fewer claims");
  }

  @Test
  @DisplayName("A lease lasts ten minutes at most, and some time at least")
  void leaseLength() {
    assertThat(Leases.bounded(Duration.ofHours(1))).isEqualTo(Leases.LONGEST);
    assertThatThrownBy(() -> Leases.bounded(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
