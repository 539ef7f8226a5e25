package dev.gatewright.servlet;

import dev.gatewright.client.token.JdbcTokenStore;
import dev.gatewright.client.web.WebLoginBuilder;
import java.util.Base64;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/// Where sessions are kept: each test of a login holds for all three.
enum Kept {
  IN_HTTP_SESSION {
    @Override
    WebLoginBuilder in(WebLoginBuilder login) {
      return login.sessions(new HttpSessions());
    }
  },
  IN_COOKIE {
    @Override
    WebLoginBuilder in(WebLoginBuilder login) {
      return login;
    }
  },
  IN_DATABASE {
    @Override
    WebLoginBuilder in(WebLoginBuilder login) {
      var database = new JdbcDataSource();
      database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
      var key = Base64.getEncoder().encodeToString(new byte[32]);
      var store = JdbcTokenStore.builder(database).encryptionKeys(key).build();
      store.createTable();
      return login.store(store);
    }
  };

  abstract WebLoginBuilder in(WebLoginBuilder login);
}
