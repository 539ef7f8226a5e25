package dev.gatewright.server.cli;

import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.ConsolePlace;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Commands;
import dev.gatewright.server.control.ControlAddress;
import dev.gatewright.server.control.ControlServer;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.directory.IssuerUrls;
import dev.gatewright.server.http.LogFields;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.OwnerLinkFile;
import dev.gatewright.store.sql.FileFault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// A server under way with its control socket and its store, until it is stopped once. Safe for any
/// number of threads.
final class Serving {
  private static final Logger LOG = Logger.getLogger("gatewright.server");

  /// Issuers whose URLs the line at the start holds.
  private static final int MOST_NAMED = 20;

  private final ServerConfig config;
  private final OpenStore store;
  private final RunningServer server;
  private final Optional<ControlServer> control;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Serving(
      ServerConfig config, OpenStore store, RunningServer server, Optional<ControlServer> control) {
    this.config = config;
    this.store = store;
    this.server = server;
    this.control = control;
  }

  /// Starts a server on the store, which is closed with it. On failure the store is closed too.
  ///
  /// @throws IOException when an address is taken; the message names it
  static Serving start(
      ServerConfig config,
      OpenStore store,
      ServerFactory servers,
      Terminal terminal,
      List<Route> extras)
      throws IOException {
    try {
      var server = servers.open(config, store, terminal, extras);
      server.start();
      var administration =
          Commands.in(
              server.signingKeys(),
              server.passwordPolicies(),
              server.requestTrial(),
              server.trials(),
              store,
              config,
              terminal.clock(),
              terminal.random());
      server.serve(administration);
      var serving = new Serving(config, store, server, listen(config, administration));
      LOG.log(record("started {0}", serving.facts()));
      serving.warn();
      serving.offerOwnership(administration, terminal);
      return serving;
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /// What an operator should know of a start that went well.
  private void warn() {
    if (store.store().issuers().list().isEmpty()) {
      LOG.log(
          Level.WARNING,
          "the store {0} holds no issuer, so nobody can sign in to anything: make one in the console or with gatewright apply, or see that store names the right file",
          store.file().map(Path::toAbsolutePath).map(Path::toString).orElse("memory"));
    }
    var issuers = store.store().issuers().list().stream().map(one -> one.id().value()).toList();
    SyslogIssuers.unknown(config, issuers).forEach(unknown -> LOG.log(Level.WARNING, unknown));
    var key = Path.of(config.masterKeyFile());
    if (PrivateFile.isOpenToOthers(key)) {
      LOG.log(Level.WARNING, "other accounts can read the master key: chmod 600 {0}", key);
    }
  }

  /// A server without an owner says where the link is that makes one; a link that is of no more use
  /// goes.
  private void offerOwnership(Commands administration, Terminal terminal) {
    if (config.console() == ConsolePlace.OFF || store.file().isEmpty()) {
      return;
    }
    var file = OwnerLinkFile.of(store.file().get());
    if (store.store().administrators().hasOwner()) {
      file.delete();
      return;
    }
    var answer = administration.handle(Request.of("owner-link"));
    if (answer.exitCode() != Answer.DONE) {
      LOG.log(Level.WARNING, "there is no link for an owner: {0}", answer.text());
      return;
    }
    LOG.log(
        Level.INFO,
        "nobody owns this server yet: the link in {0} makes somebody the owner, for an hour",
        file.path());
    if (terminal.isSeen().getAsBoolean()) {
      file.read().ifPresent(link -> terminal.out().println("become the owner: " + link.reveal()));
    }
  }

  private Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("version", VersionCommand.version());
    facts.put("listen", config.listen().host() + ":" + port());
    facts.put("base_url", config.baseUrl());
    facts.put("store", store.file().map(Path::toString).orElse("memory"));
    var issuers = store.store().issuers().list();
    facts.put("issuers", issuers.size());
    facts.put(
        "urls",
        issuers.stream()
            .limit(MOST_NAMED)
            .map(kept -> IssuerUrls.served(kept, config.baseUrl()))
            .toList()
            .toString());
    return facts;
  }

  private static LogRecord record(String message, Map<String, Object> facts) {
    var record = new LogRecord(Level.INFO, message);
    record.setLoggerName(LOG.getName());
    record.setParameters(new Object[] {new LogFields("", facts)});
    return record;
  }

  private static Optional<ControlServer> listen(ServerConfig config, Commands administration) {
    var address = ControlAddress.of(ServerFile.storeFile(config));
    try {
      return Optional.of(ControlServer.listen(address, administration::handle));
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "commands do not reach this server while it runs, for it has no socket: {0}",
          FileFault.text(e));
      return Optional.empty();
    }
  }

  int port() {
    return server.port();
  }

  /// Where the server is reached from this machine: `base_url` itself unless it names another port,
  /// as it does behind a proxy or where any free port was taken.
  URI url() {
    var base = config.baseUrl();
    if (base.getPort() == port()) {
      return base;
    }
    var host = config.listen().host();
    var loopback = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("0.0.0.0");
    return URI.create("http://" + (loopback ? "localhost" : host) + ":" + port());
  }

  /// Finishes what is under way, for at most so long, then closes everything. Only the first call
  /// does anything; others wait for it.
  void stop(Duration drain) {
    if (!stopping.compareAndSet(false, true)) {
      untilStopped();
      return;
    }
    LOG.log(Level.INFO, "stopping");
    try {
      control.ifPresent(ControlServer::close);
      if (!server.drain(drain)) {
        LOG.log(Level.WARNING, "requests were cut off after {0} s", drain.toSeconds());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      try {
        server.close();
      } finally {
        store.close();
        LOG.log(Level.INFO, "stopped");
        stopped.countDown();
      }
    }
  }

  /// Waits until `stop` is done.
  void untilStopped() {
    try {
      stopped.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops on SIGTERM and SIGINT and ends the process with 0. The Java machine would end it with
  /// 143 or 130 however well the server stopped, so the last thing the hook does is to halt.
  void stopOnSignal(Duration drain, Runnable afterwards) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop(drain);
                  afterwards.run();
                  Runtime.getRuntime().halt(0);
                },
                "drain"));
  }
}
