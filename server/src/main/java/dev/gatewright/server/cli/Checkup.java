package dev.gatewright.server.cli;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.MailConfig;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.ControlAddress;
import dev.gatewright.server.control.ControlClient;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.http.CannotListen;
import dev.gatewright.server.mail.CarrierUnavailable;
import dev.gatewright.server.mail.SmtpCarrier;
import dev.gatewright.server.place.Places;
import dev.gatewright.server.syslog.SyslogSender;
import dev.gatewright.server.tenants.MasterKeyFile;
import dev.gatewright.store.sql.FileFault;
import dev.gatewright.store.sql.SqliteBackup;
import dev.gatewright.store.sql.StoreRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The checks of `doctor`. It changes nothing: what does not exist yet is not made. Not
/// thread-safe.
final class Checkup {
  /// No machine's clock should stand before this program was written.
  private static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");

  private static final Duration FAR = Duration.ofDays(3650);
  private static final long LEAST_SPACE = 256L * 1024 * 1024;

  /// With less, the next thing that is written may find the disk full.
  private static final long NO_SPACE = 4L * 1024 * 1024;

  private final ServerConfig config;
  private final Terminal terminal;
  private final List<Finding> findings = new ArrayList<>();

  Checkup(ServerConfig config, Terminal terminal) {
    this.config = config;
    this.terminal = terminal;
  }

  /// A check that may fail in ways of its own.
  @FunctionalInterface
  private interface Check {
    void run() throws IOException;
  }

  /// Runs every check; one that cannot be made is a finding, and the next goes on.
  List<Finding> findings() {
    var store = ServerFile.storeFile(config).toAbsolutePath();
    check("data folder", () -> folder(store));
    check("master key", () -> keyFile(store));
    check("store", () -> privacy("store", store));
    check("master key", () -> privacy("master key", keyPath()));
    check("listen", () -> listening(store));
    check("base_url", this::origin);
    check("mail", this::mail);
    check("locations", this::locations);
    check("syslog", this::syslog);
    check("clock", this::clock);
    check("crypto", this::crypto);
    check("store", () -> store(store));
    return List.copyOf(findings);
  }

  private void check(String what, Check check) {
    try {
      check.run();
    } catch (IOException e) {
      fail(what + ": " + FileFault.text(e), "see that the server's account may use it.");
    } catch (StoreRefused | StoreUnavailable e) {
      fail(what + ": " + e.getMessage(), "as it says.");
    } catch (RuntimeException e) {
      fail(what + ": cannot be checked (" + e + ")", "run it again with --debug and report it.");
    }
  }

  private void listening(Path store) {
    if (ControlClient.isRunning(ControlAddress.of(store))) {
      ok("server: running on this store");
      return;
    }
    port("listen", config.listen());
    config.management().ifPresent(address -> port("management", address));
  }

  /// What is wrong with it keeps nobody out, so the server starts without it.
  private void locations() {
    config
        .locations()
        .ifPresent(file ->
            Places.fault(Path.of(file))
                .ifPresentOrElse(
                    fault ->
                        warn(
                            "locations: " + file + " " + fault,
                            "name a file of cities or countries; addresses are shown without"
                                + " their places meanwhile."),
                    () -> ok("locations: " + file)));
  }

  private void folder(Path store) throws IOException {
    var folder = store.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isWritable(folder)) {
      fail(
          "data folder: permission denied to write in " + store.getParent(),
          "chown it to the account that runs the server.");
      return;
    }
    if (Files.exists(store) && !Files.isWritable(store)) {
      fail(
          "data folder: permission denied to write " + store,
          "chown it to the account that runs the server, and chmod 600 it.");
      return;
    }
    var free = Files.getFileStore(folder).getUsableSpace();
    if (free < NO_SPACE) {
      fail("data folder: the disk is full", "make room; nobody can sign in meanwhile.");
    } else if (free < LEAST_SPACE) {
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
    var key = keyPath();
    if (!Files.notExists(key)) {
      keyFault()
          .ifPresentOrElse(
              fault -> fail("master key: " + fault, "as it says."), () -> ok("master key: " + key));
    } else if (!Files.exists(store)) {
      ok("master key: made at the first start");
    } else if (ControlClient.isRunning(ControlAddress.of(store))) {
      // The server has the key in memory; without one, opening the store tells.
      fail("master key: " + new MasterKeyFile(key).missingText(), "as it says.");
    }
    if (key.getParent() != null && key.getParent().equals(store.getParent())) {
      warn(
          "master key: lies beside the store, so one stolen folder is enough",
          "keep it on another volume or in a secret mount in production.");
    }
  }

  private Path keyPath() {
    return Path.of(config.masterKeyFile()).toAbsolutePath();
  }

  /// Why the file that is there gives no key.
  private Optional<String> keyFault() {
    return !Files.notExists(keyPath())
            && new MasterKeyFile(keyPath()).load(true, terminal.random())
                instanceof MasterKeyFile.Outcome.Unusable(var message)
        ? Optional.of(message)
        : Optional.empty();
  }

  private void privacy(String what, Path file) {
    if (!Files.exists(file) || !PrivateFile.isPosix(file)) {
      return;
    }
    if (PrivateFile.isOpenToOthers(file)) {
      fail(what + ": other accounts can read " + file, "chmod 600 " + file + ".");
    } else {
      ok(what + ": readable by its owner alone");
    }
  }

  private void port(String key, ServerConfig.HostPort address) {
    var wanted = new InetSocketAddress(address.host(), address.port());
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(wanted);
      ok("%s: %s:%s is free".formatted(key, address.host(), address.port()));
    } catch (IOException e) {
      fail(
          key + ": " + new CannotListen(wanted, e).getMessage(),
          "change %s, unless it is the address that has to become free.".formatted(key));
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

  /// Greets the mail server and logs in there; sends nothing.
  private void mail() {
    if (config.mail().isEmpty()) {
      warn(
          "mail: none is sent, so what needs it is not offered",
          "name a mail server under mail in server.yaml.");
      return;
    }
    switch (config.mail().get()) {
      case MailConfig.Inbox() -> ok("mail: is shown under /dev/inbox and sent nowhere");
      case MailConfig.Smtp smtp -> {
        var ownHost = Optional.ofNullable(config.baseUrl().getHost()).orElse("localhost");
        try (var _ = new SmtpCarrier(smtp, ownHost, SmtpCarrier.PATIENCE).open()) {
          ok("mail: %s:%s takes mail".formatted(smtp.host(), smtp.port()));
        } catch (CarrierUnavailable e) {
          fail("mail: " + e.getMessage(), "see mail in server.yaml, and docs/mail.md.");
        }
      }
    }
  }

  /// Connects to the receiver and sends nothing; of datagrams nobody knows whether they arrive.
  private void syslog() {
    var syslog = config.syslog();
    if (syslog.isEmpty()) {
      return;
    }
    try {
      SyslogSender.reach(syslog.get());
      ok("syslog: the receiver takes connections");
    } catch (IOException e) {
      warn(
          "syslog: the receiver cannot be reached (%s)".formatted(FileFault.text(e)),
          "see syslog in server.yaml; what happens is kept meanwhile and told later.");
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
    boolean hasKey = Files.exists(keyPath());
    if (!Files.exists(store)) {
      if (hasKey) {
        warn(
            "store: there is none at %s, but a master key".formatted(store),
            "see that store names the right file; a new one is made at the first start.");
      } else {
        ok("store: made at the first start");
      }
      return;
    }
    SqliteBackup.checkWhole(store);
    if (keyFault().isPresent()) {
      return; // Told where the key is looked at.
    }
    var answer =
        StoreAccess.ask(
            config, Request.of("issuers").with(Request.JSON, "true"), terminal.withJson());
    if (answer.exitCode() != Answer.DONE) {
      fail("store: " + answer.text(), "see the server's log.");
      return;
    }
    var issuers = JsonText.read(answer.text()).path("issuers");
    if (issuers.isEmpty()) {
      warn(
          hasKey
              ? "store: is empty, beside a master key that exists"
              : "store: is empty, and has no master key yet",
          "run gatewright apply, or see that store names the right file.");
      return;
    }
    ok("store: opens with this master key");
    issuers.forEach(one -> issuer(one.path("id").asString(), one.path("url").asString()));
    SyslogIssuers.unknown(
            config, issuers.valueStream().map(one -> one.path("id").asString()).toList())
        .forEach(
            what -> warn(what, "name issuers that there are in syslog.issuers, or leave it out."));
    check("store", this::rows);
    check("secrets", this::secrets);
    check("receivers", () -> findings.addAll(new Receivers(config, terminal).findings()));
  }

  private void rows() throws IOException {
    var answer =
        StoreAccess.ask(
            config, Request.of("unreadable rows").with(Request.JSON, "true"), terminal.withJson());
    if (answer.exitCode() == Answer.DONE) {
      JsonText.read(answer.text())
          .path("rows")
          .forEach(row -> fail("store: " + row.path("row").asString(), "as it says."));
    }
  }

  /// Secrets of an `apply` that was cut short.
  private void secrets() throws IOException {
    var answer =
        StoreAccess.ask(
            config,
            Request.of(Request.UNSHOWN_SECRETS).with(Request.JSON, "true"),
            terminal.withJson());
    if (answer.exitCode() == Answer.DONE) {
      JsonText.read(answer.text())
          .path("secrets")
          .forEach(one -> warn("secrets: " + one.path("secret").asString(), "as it says."));
    }
  }

  private void issuer(String id, String address) {
    var url = URI.create(address);
    var loopback =
        Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
    if (url.getScheme().equals("http") && !loopback) {
      fail("issuer " + id + ": " + url + " is not https", "give it an https url.");
    } else {
      ok("issuer " + id + ": " + url);
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
