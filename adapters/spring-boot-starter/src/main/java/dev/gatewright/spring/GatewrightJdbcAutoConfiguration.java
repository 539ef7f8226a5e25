package dev.gatewright.spring;

import static dev.gatewright.spring.GatewrightAutoConfiguration.clockOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.token.JdbcTokenStore;
import dev.gatewright.client.token.TokenStore;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/// Sessions in a table of the application's database, for `gatewright.session.store=jdbc`. Another
/// [TokenStore] bean takes the table's place.
@AutoConfiguration(after = GatewrightAutoConfiguration.class)
@ConditionalOnBean(IdpClient.class)
@ConditionalOnProperty(name = "gatewright.session.store", havingValue = "jdbc")
@ConditionalOnMissingBean(TokenStore.class)
final class GatewrightJdbcAutoConfiguration {
  private static final byte[] PURPOSE = "gatewright session table".getBytes(US_ASCII);

  @Bean
  JdbcTokenStore gatewrightTokenStore(
      GatewrightProperties properties,
      ObjectProvider<DataSource> dataSource,
      ObjectProvider<InstantSource> clock) {
    var random = new SecureRandom();
    var keys =
        new CheckedProperties(properties)
            .secrets(random).stream()
                .map(GatewrightJdbcAutoConfiguration::key)
                .toArray(String[]::new);
    var found = dataSource.getIfUnique();
    if (found == null) {
      throw new MisconfiguredException(
          "gatewright.session.store",
          "is jdbc, but the application has no DataSource, or several",
          "Add spring-boot-starter-jdbc and set spring.datasource.url, or mark one DataSource as"
              + " primary.");
    }
    var store =
        JdbcTokenStore.builder(found)
            .table(properties.session().table())
            .encryptionKeys(keys)
            .clock(clockOf(clock))
            .random(random)
            .build();
    if (properties.session().createTable()) {
      store.createTable();
    }
    return store;
  }

  @Bean
  ExpiredSessions gatewrightExpiredSessions(JdbcTokenStore store, GatewrightProperties properties) {
    return new ExpiredSessions(store, properties.session().lifetime());
  }

  /// A key for the table alone, from the secret that cookies are encrypted with.
  private static String key(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(PURPOSE));
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
