package dev.gatewright.client.token;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/// What the tests of the JDBC store have in common.
final class JdbcStores {
  /// 32 bytes each.
  static final String KEY_1 = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  static final String KEY_2 = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private JdbcStores() {}

  static JdbcTokenStore of(DataSource dataSource, InstantSource clock) {
    var store =
        JdbcTokenStore.builder(dataSource)
            .table("session_" + UUID.randomUUID().toString().replace('-', '_'))
            .encryptionKeys(KEY_1)
            .clock(clock)
            .build();
    store.createTable();
    return store;
  }

  /// A database in memory.
  static DataSource h2() {
    var source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return source;
  }

  /// Connections as a pool may give them, which do not commit by themselves; those not given back
  /// are counted.
  static DataSource withoutAutoCommit(DataSource inner, AtomicInteger open) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("getConnection") || arguments != null) {
                throw new UnsupportedOperationException(method.getName());
              }
              return counted(inner.getConnection(), open);
            });
  }

  /// A database that gives no connection the next times, with this SQLSTATE.
  static DataSource failing(DataSource inner, String state, AtomicInteger times) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("getConnection") || arguments != null) {
                throw new UnsupportedOperationException(method.getName());
              }
              if (times.getAndDecrement() > 0) {
                throw new SQLException("not now", state);
              }
              return inner.getConnection();
            });
  }

  private static Connection counted(Connection connection, AtomicInteger open) throws SQLException {
    connection.setAutoCommit(false);
    open.incrementAndGet();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close")) {
                open.decrementAndGet();
                connection.rollback();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause() == null ? failed : failed.getCause();
              }
            });
  }
}
