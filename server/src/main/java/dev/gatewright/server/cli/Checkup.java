package dev.gatewright.server.cli;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.ControlAddress;
import dev.gatewright.server.control.ControlClient;
import dev.gatewright.server.control.Request;
import dev.gatewright.store.sql.StoreRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The checks of `doctor`. It changes nothing: what does not exist yet is not made. Not
/// thread-safe.
final class Checkup {
  /// No machine's clock should stand before this program was written.
  private static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");

  private static final Duration FAR = Duration.ofDays(3650);
  private static final long LEAST_SPACE = 256L * 1024 * 1024;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final ServerConfig config;
  private final Terminal terminal;
  private final List<Finding> findings = new ArrayList<>();

  Checkup(ServerConfig config, Terminal terminal) {
    this.config = config;
    this.terminal = terminal;
  }

  List<Finding> findings() throws IOException {
    var store = ServerFile.storeFile(config).toAbsolutePath();
    var running = ControlClient.isRunning(ControlAddress.of(store));
    folder(store);
    keyFile(store);
    privacy("store", store);
    privacy("master key", Path.of(config.masterKeyFile()));
    if (running) {
      ok("server: running on this store");
    } else {
      port();
    }
    origin();
    clock();
    crypto();
    store(store);
    return List.copyOf(findings);
  }

  private void folder(Path store) throws IOException {
    var folder = store.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isWritable(folder)) {
      fail(
          "data folder: " + store.getParent() + " cannot be written",
          "chown it to the account that runs the server.");
      return;
    }
    var free = Files.getFileStore(folder).getUsableSpace();
    if (free < LEAST_SPACE) {
      warn("data folder: less than 256 MiB are free", "make room; a full disk answers 503.");
    } else {
      ok("data folder: %s, %s MiB free".formatted(store.getParent(), free / (1024 * 1024)));
    }
    if (!ControlAddress.of(store).isPossible()) {
      warn(
          "control socket: the path of the store is too long for one",
          "use a shorter path, or stop the server before running commands.");
    }
  }

  private void keyFile(Path store) {
    var key = Path.of(config.masterKeyFile()).toAbsolutePath();
    if (Files.isReadable(key)) {
      ok("master key: " + key);
    } else if (Files.exists(key)) {
      fail("master key: " + key + " cannot be read", "chown it to the server's account.");
    } else if (Files.exists(store)) {
      fail("master key: " + key + " is missing", "put the original back; the store needs it.");
    } else {
      ok("master key: made at the first start");
    }
    if (key.getParent() != null && key.getParent().equals(store.getParent())) {
      warn(
          "master key: lies beside the store, so one stolen folder is enough",
          "keep it on another volume or in a secret mount in production.");
    }
  }

  private void privacy(String what, Path file) throws IOException {
    if (!Files.exists(file)
        || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      fail(what + ": other accounts can read " + file, "chmod 600 " + file + ".");
    } else {
      ok(what + ": readable by its owner alone");
    }
  }

  private void port() {
    var listen = config.listen();
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(listen.host(), listen.port()));
      ok("listen: %s:%s is free".formatted(listen.host(), listen.port()));
    } catch (IOException e) {
      fail(
          "listen: %s:%s cannot be bound (%s)"
              .formatted(listen.host(), listen.port(), e.getMessage()),
          "stop what listens there, or change listen.");
    }
  }

  private void origin() {
    var base = config.baseUrl();
    var proxied = config.trustedProxies().isEmpty();
    if (base.getScheme().equals("https") && proxied) {
      warn(
          "base_url: is https, and no proxy is trusted to say so",
          "name the proxy's address in trusted_proxies.");
    } else if (!base.getScheme().equals("https") && base.getPort() != config.listen().port()) {
      warn(
          "base_url: %s is not where the server listens".formatted(base),
          "make its port that of listen, unless a proxy is in between.");
    } else {
      ok("base_url: " + base);
    }
  }

  private void clock() {
    var now = terminal.clock().instant();
    if (now.isBefore(NOT_BEFORE) || now.isAfter(NOT_BEFORE.plus(FAR))) {
      fail("clock: it says " + now, "set the clock; tokens are valid by it.");
    } else {
      ok("clock: " + now);
    }
  }

  private void crypto() {
    var crypto = CryptoProvider.probe();
    if (crypto.isNative()) {
      ok("crypto: " + crypto.description());
    } else {
      warn("crypto: " + crypto.description(), "run on Linux x86-64 for faster signatures.");
    }
  }

  private void store(Path store) throws IOException {
    if (!Files.exists(store)) {
      ok("store: made at the first start");
      return;
    }
    try {
      var answer = StoreAccess.ask(config, Request.of("issuers"), terminal);
      if (answer.exitCode() != Answer.DONE) {
        fail("store: " + answer.text(), "see the server's log.");
        return;
      }
      ok("store: opens with this master key");
      answer.text().lines().forEach(this::issuer);
    } catch (StoreRefused e) {
      fail("store: " + e.getMessage(), "as it says.");
    }
  }

  private void issuer(String line) {
    var parts = line.split(" ", 2);
    var url = URI.create(parts[1]);
    var loopback =
        Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
    if (url.getScheme().equals("http") && !loopback) {
      fail("issuer " + parts[0] + ": " + url + " is not https", "give it an https url.");
    } else {
      ok("issuer " + parts[0] + ": " + url);
    }
  }

  private void ok(String what) {
    findings.add(new Finding.Ok(what));
  }

  private void warn(String what, String cure) {
    findings.add(new Finding.Warn(what, cure));
  }

  private void fail(String what, String cure) {
    findings.add(new Finding.Fail(what, cure));
  }
}
