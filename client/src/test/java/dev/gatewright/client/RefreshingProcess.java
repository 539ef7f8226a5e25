package dev.gatewright.client;

import dev.gatewright.client.testing.Crowd;
import dev.gatewright.client.token.JdbcTokenStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// A node of an application as a program of its own: waits for a line, then eight threads ask for
/// the agent of one session, and it says the hash of every access token that they got.
final class RefreshingProcess {
  static final String KEY = "a-session-key-of-128-random-bits";
  static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int THREADS = 8;

  private RefreshingProcess() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var clock = InstantSource.fixed(Instant.parse(arguments[2]));
    var store = store(arguments[1], clock);
    var idp = node(arguments[0], clock);
    idp.metadata();
    store.load("nobody");
    System.out.println("ready");
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    Crowd.of(THREADS, _ -> idp.createAgent(store, KEY, RefreshListener.none()).accessToken())
        .stream()
        .map(outcome -> CodeChallenge.s256(outcome.get()))
        .distinct()
        .forEach(System.out::println);
  }

  static IdpClient node(String issuer, InstantSource clock) {
    return IdpClient.builder()
        .issuer(issuer)
        .clientId("web")
        .requestTimeout(TIMEOUT)
        .clock(clock)
        .build();
  }

  static JdbcTokenStore store(String url, InstantSource clock) {
    return JdbcTokenStore.builder(dataSource(url))
        .encryptionKeys("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
        .clock(clock)
        .build();
  }

  private static DataSource dataSource(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      var postgres = new PGSimpleDataSource();
      postgres.setURL(url);
      return postgres;
    }
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setBusyTimeout(20_000);
    var sqlite = new SQLiteDataSource(config);
    sqlite.setUrl(url);
    return sqlite;
  }
}
