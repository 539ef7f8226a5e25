package dev.gatewright.store.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A connection whose n-th statement fails in a chosen way instead of running, once.
final class FaultyDisk {
  private final Connection real;
  private final int failing;
  private final SQLiteErrorCode code;
  private int executed;
  private Optional<String> failed = Optional.empty();

  FaultyDisk(Connection real, int failing, SQLiteErrorCode code) {
    this.real = real;
    this.failing = failing;
    this.code = code;
  }

  /// The statement that failed; absent when fewer than n were run.
  Optional<String> failed() {
    return failed;
  }

  Connection connection() {
    return proxy(
        Connection.class,
        real,
        (method, arguments, result) ->
            method.equals("prepareStatement")
                ? statement((PreparedStatement) result, (String) arguments[0])
                : result,
        "");
  }

  private PreparedStatement statement(PreparedStatement statement, String sql) {
    return proxy(PreparedStatement.class, statement, (_, _, result) -> result, sql);
  }

  private interface Wrap {
    Object wrap(String method, Object[] arguments, Object result);
  }

  @SuppressWarnings("NullAway")
  private <T> T proxy(Class<T> type, T target, Wrap wrap, String sql) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (method.getName().startsWith("execute") && ++executed == failing) {
                failed = Optional.of(sql);
                throw new SQLiteException("injected", code);
              }
              try {
                return wrap.wrap(method.getName(), arguments, method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause() instanceof SQLException cause ? cause : e;
              }
            }));
  }
}
