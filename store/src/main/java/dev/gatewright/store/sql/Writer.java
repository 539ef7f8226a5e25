package dev.gatewright.store.sql;

import dev.gatewright.protocol.ports.StoreUnavailable;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one writer: takes all waiting units into one transaction and answers after the commit is on
/// disk.
///
/// A caller that finds nobody committing commits inline. While it does, the others wait parked, and
/// the first of them then takes everyone along. So one fsync serves many callers under load, and a
/// lone caller pays no hand-over. Safe for any number of threads.
public final class Writer implements AutoCloseable {
  /// Units in one transaction; bounds how long the first of them waits for the last.
  static final int BATCH_LIMIT = 256;

  /// Units waiting; beyond it callers are turned away at once.
  static final int QUEUE_LIMIT = 4096;

  private static final Sql BEGIN = Sql.of("BEGIN IMMEDIATE");
  private static final Sql COMMIT = Sql.of("COMMIT");
  private static final Sql ROLLBACK = Sql.of("ROLLBACK");
  private static final Sql SAVE = Sql.of("SAVEPOINT unit");
  private static final Sql UNDO = Sql.of("ROLLBACK TO SAVEPOINT unit");
  private static final Sql RELEASE = Sql.of("RELEASE SAVEPOINT unit");

  private final SqlConnection connection;
  private final Dialect dialect;
  private final FatalHandler fatal;
  private final Together together;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final ArrayDeque<Ticket<?>> waiting = new ArrayDeque<>();
  private boolean led;
  private boolean closed;

  Writer(SqlConnection connection, Dialect dialect, FatalHandler fatal, Together together) {
    this.connection = connection;
    this.dialect = dialect;
    this.fatal = fatal;
    this.together = together;
  }

  /// Runs `unit` and returns its answer once it is on disk.
  ///
  /// Throws [StoreUnavailable] when nothing was kept for lack of disk, memory or room in the queue,
  /// and whatever the unit itself threw, in which case the unit alone was undone.
  public <T> T commit(Unit<T> unit) {
    var shared = together.connection();
    if (shared != null) {
      return Together.part(shared, unit);
    }
    var ticket = new Ticket<>(unit, Thread.currentThread());
    if (!enter(ticket)) {
      ticket.awaitTurn();
    }
    if (ticket.turn == Turn.LEAD) {
      lead();
    }
    return ticket.answer();
  }

  /// Runs a step of several callers of [#commit] and of [Readers#read] as one unit.
  <T> T together(Supplier<T> step) {
    return commit(together.unit(step));
  }

  /// Takes the ticket in; true when its caller is the leader at once.
  private boolean enter(Ticket<?> ticket) {
    lock.lock();
    try {
      if (closed) {
        throw new StoreUnavailable("the store is closed");
      }
      if (waiting.size() >= QUEUE_LIMIT) {
        throw new StoreUnavailable("too many changes are waiting to be written");
      }
      waiting.add(ticket);
      if (led) {
        return false;
      }
      led = true;
      ticket.turn = Turn.LEAD;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void lead() {
    var batch = takeBatch();
    try {
      connection.handOut();
      try {
        commit(batch);
      } finally {
        connection.takeBack();
      }
    } finally {
      passOn();
      batch.forEach(Ticket::wake);
    }
  }

  private List<Ticket<?>> takeBatch() {
    lock.lock();
    try {
      var batch = new ArrayList<Ticket<?>>(Math.min(waiting.size(), BATCH_LIMIT));
      while (!waiting.isEmpty() && batch.size() < BATCH_LIMIT) {
        batch.add(waiting.remove());
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void passOn() {
    lock.lock();
    try {
      var next = waiting.peek();
      if (next == null) {
        led = false;
        idle.signalAll();
      } else {
        next.turn = Turn.LEAD;
        LockSupport.unpark(next.thread);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Runs the units one after the other. Where one fails, all of it is undone, and several are run
  /// again apart: failures are rare, and a savepoint around each unit costs two statements.
  private void commit(List<Ticket<?>> batch) {
    if (!begin(batch)) {
      return;
    }
    try {
      for (var ticket : batch) {
        ticket.run(connection);
      }
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(e);
      if (!isOfTheUnit(e)) {
        failAll(batch, e);
      } else if (batch.size() == 1) {
        batch.getFirst().fail(e);
      } else {
        commitApart(batch);
      }
      return;
    }
    finish(batch);
  }

  private void commitApart(List<Ticket<?>> batch) {
    if (!begin(batch)) {
      return;
    }
    try {
      for (var ticket : batch) {
        runGuarded(ticket);
      }
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(e);
      failAll(batch, e);
      return;
    }
    finish(batch);
  }

  /// False where nothing can be written now, which all are told.
  private boolean begin(List<Ticket<?>> batch) {
    try {
      connection.on(BEGIN).run();
      return true;
    } catch (SQLException e) {
      failAll(batch, e);
      if (dialect.fault(e) == Dialect.Fault.STATEMENT) {
        stop(e);
      }
      return false;
    }
  }

  /// Runs one of several units so that its failure undoes it alone; throws when the whole
  /// transaction is lost.
  private void runGuarded(Ticket<?> ticket) throws SQLException {
    connection.on(SAVE).run();
    try {
      ticket.run(connection);
    } catch (SQLException | RuntimeException e) {
      if (!isOfTheUnit(e)) {
        throw e;
      }
      connection.on(UNDO).run();
      ticket.fail(e);
    }
    connection.on(RELEASE).run();
  }

  private boolean isOfTheUnit(Throwable cause) {
    return switch (cause) {
      case SQLException e -> dialect.fault(e) == Dialect.Fault.STATEMENT;
      case Error _ -> false;
      default -> true;
    };
  }

  private void finish(List<Ticket<?>> batch) {
    try {
      connection.on(COMMIT).run();
    } catch (SQLException e) {
      failAll(batch, e);
      if (dialect.undoneAtCommit(e)) {
        rollBack(e);
      } else {
        stop(e);
      }
    }
  }

  private void rollBack(Throwable cause) {
    try {
      connection.on(ROLLBACK).run();
    } catch (SQLException e) {
      // The engine has often rolled back by itself; where it has not, the next BEGIN fails and
      // stops.
      cause.addSuppressed(e);
    }
  }

  private void stop(Throwable cause) {
    lock.lock();
    try {
      closed = true;
      waiting.forEach(ticket -> ticket.failure = new StoreUnavailable("the store stopped", cause));
      waiting.forEach(Ticket::wake);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    fatal.fatal(cause);
  }

  private void failAll(List<Ticket<?>> batch, Throwable cause) {
    var cure = cause instanceof SQLException error ? dialect.cure(error) : Optional.<String>empty();
    var message = cure.orElse("the store could not write");
    batch.forEach(ticket -> ticket.failure = new StoreUnavailable(message, cause));
  }

  /// How many units wait for the next transaction.
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /// Refuses new units, waits for those under way and closes the connection.
  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      closed = true;
      while (led) {
        idle.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    connection.close();
  }

  private enum Turn {
    WAITING,
    LEAD,
    ANSWERED
  }

  /// One caller with its unit. All but `turn` is written before `turn` and read after it.
  private static final class Ticket<T> {
    private final Unit<T> unit;
    private final Thread thread;
    private volatile Turn turn = Turn.WAITING;
    private @Nullable T result;
    private @Nullable RuntimeException failure;

    Ticket(Unit<T> unit, Thread thread) {
      this.unit = unit;
      this.thread = thread;
    }

    void run(SqlConnection connection) throws SQLException {
      result = unit.run(connection);
    }

    void fail(Throwable cause) {
      failure =
          cause instanceof RuntimeException unchecked
              ? unchecked
              : new IllegalStateException("the store refused a statement", cause);
    }

    /// Parks until somebody answered or passed the lead; an interrupt is kept for the caller, since
    /// the unit may be committing already.
    void awaitTurn() {
      var interrupted = false;
      while (turn == Turn.WAITING) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        thread.interrupt();
      }
    }

    void wake() {
      turn = Turn.ANSWERED;
      if (!thread.equals(Thread.currentThread())) {
        LockSupport.unpark(thread);
      }
    }

    T answer() {
      if (failure != null) {
        throw failure;
      }
      if (result == null) {
        throw new StoreUnavailable("the store gave no answer");
      }
      return result;
    }
  }
}
