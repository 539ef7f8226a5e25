package dev.gatewright.server.control;

import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.store.sql.StoreRefused;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The server's end of the control socket. Whoever can open the socket may do everything: its mode
/// is 0600. Safe for any number of threads.
///
/// The store's lock keeps a second server away, so a socket file that is there already was left by
/// a process that died.
public final class ControlServer implements AutoCloseable {
  /// Commands served at once; more wait for their turn.
  private static final int MOST_COMMANDS = 32;

  private static final int BACKLOG = 16;

  private static final Logger LOG = Logger.getLogger(ControlServer.class.getName());

  private final ControlAddress address;
  private final ServerSocketChannel listener;
  private final Function<Request, Answer> handler;
  private final Semaphore places = new Semaphore(MOST_COMMANDS);

  private ControlServer(
      ControlAddress address, ServerSocketChannel listener, Function<Request, Answer> handler) {
    this.address = address;
    this.listener = listener;
    this.handler = handler;
  }

  /// Listens at `address` until closed.
  ///
  /// @throws IOException when the socket cannot be made there
  public static ControlServer listen(ControlAddress address, Function<Request, Answer> handler)
      throws IOException {
    var server = new ControlServer(address, bind(address.socket()), handler);
    Thread.ofVirtual().name("control").start(server::accept);
    return server;
  }

  /// Binds in a folder of our own and moves the socket out of it when its mode is right, so that at
  /// no moment another account can connect.
  private static ServerSocketChannel bind(Path socket) throws IOException {
    var folder = socket.getParent();
    if (folder == null || !ControlAddress.fits(socket)) {
      throw new IOException(
          "the path %s is longer than %s bytes, the most a socket can have"
              .formatted(socket, ControlAddress.LONGEST_PATH_BYTES));
    }
    var closed = Files.createTempDirectory(folder, ".s");
    var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      var made = closed.resolve("s");
      listener.bind(UnixDomainSocketAddress.of(made), BACKLOG);
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
      Files.move(made, socket, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return listener;
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    } finally {
      Files.deleteIfExists(closed.resolve("s"));
      Files.deleteIfExists(closed);
    }
  }

  private void accept() {
    while (listener.isOpen()) {
      places.acquireUninterruptibly();
      try {
        var connection = listener.accept();
        Thread.ofVirtual().name("command").start(() -> serve(connection));
      } catch (ClosedChannelException _) {
        places.release();
        return;
      } catch (IOException e) {
        places.release();
        LOG.log(Level.WARNING, "a command could not connect", e);
      }
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      var request = Wire.readRequest(new BufferedInputStream(Channels.newInputStream(connection)));
      Wire.write(new BufferedOutputStream(Channels.newOutputStream(connection)), answer(request));
    } catch (IOException e) {
      LOG.log(Level.FINE, "a command went away", e);
    } finally {
      places.release();
    }
  }

  private Answer answer(Request request) {
    try {
      return handler.apply(request);
    } catch (StoreRefused | StoreUnavailable e) {
      var why = why(e);
      LOG.log(
          Level.WARNING,
          "the command {0} was not carried out: {1}",
          new Object[] {request.command(), why});
      return Answer.failed(Answer.UNAVAILABLE, why, request.isSet(Request.JSON));
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the command " + request.command() + " failed", e);
      return Answer.failed(
          Answer.BUG,
          "The server could not do this: %s. Its log says more.".formatted(e.getMessage()),
          request.isSet(Request.JSON));
    }
  }

  /// The store says what it could not do; what lies below says why.
  private static String why(RuntimeException fault) {
    return fault instanceof StoreUnavailable && fault.getCause() != null
        ? fault.getMessage() + ": " + fault.getCause().getMessage()
        : String.valueOf(fault.getMessage());
  }

  /// Takes no more commands; those under way are answered as long as the process lives.
  @Override
  public void close() {
    try {
      listener.close();
      Files.deleteIfExists(address.socket());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the control socket was not removed", e);
    }
  }
}
