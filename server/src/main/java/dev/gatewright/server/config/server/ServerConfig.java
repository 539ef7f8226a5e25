package dev.gatewright.server.config.server;

import dev.gatewright.identity.mail.Mailbox;
import dev.gatewright.server.config.yaml.Rate;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.config.yaml.Word;
import dev.gatewright.server.http.Cidr;
import dev.gatewright.server.outbound.OutboundAllow;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where and how the process runs: what `server.yaml` says. Paths that are not absolute are
/// relative to the folder the process was started in; `seenFrom` makes them so.
public record ServerConfig(
    HostPort listen,
    URI baseUrl,
    StoreConfig store,
    String masterKeyFile,
    Optional<TlsConfig> tls,
    Optional<HostPort> management,
    AdminApiPlace adminApi,
    ConsolePlace console,
    Optional<MailConfig> mail,
    List<Cidr> trustedProxies,
    OutboundAllow outbound,
    List<String> nameServers,
    Optional<String> locations,
    Optional<SyslogConfig> syslog,
    Limits limits,
    Log log) {
  public ServerConfig {
    trustedProxies = List.copyOf(trustedProxies);
    nameServers = List.copyOf(nameServers);
  }

  /// The same with its paths as they are seen from `folder`, the configuration file's own: a
  /// command finds the store of its server wherever it is started.
  public ServerConfig seenFrom(Path folder) {
    var seen =
        switch (store) {
          case StoreConfig.Sqlite(var file) ->
              new StoreConfig.Sqlite(folder.resolve(file).toString());
          case StoreConfig.InMemory memory -> memory;
        };
    return new ServerConfig(
        listen,
        baseUrl,
        seen,
        folder.resolve(masterKeyFile).toString(),
        tls,
        management,
        adminApi,
        console,
        mail,
        trustedProxies,
        outbound,
        nameServers,
        locations.map(file -> folder.resolve(file).toString()),
        syslog,
        limits,
        log);
  }

  /// An address to listen on; port 0 picks a free one.
  public record HostPort(String host, int port) {
    public HostPort {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("a port is 0 to 65535");
      }
    }
  }

  /// Where programs administer.
  public enum AdminApiPlace implements Word {
    /// Below `base_url`, with everything else.
    MAIN,
    /// At the management address alone.
    MANAGEMENT,
    OFF
  }

  /// Where people administer.
  public enum ConsolePlace implements Word {
    /// Below `base_url`, with everything else.
    MAIN,
    OFF
  }

  public sealed interface StoreConfig {
    record Sqlite(String file) implements StoreConfig {}

    /// All is lost when the server ends. For tests: no file can say this.
    record InMemory() implements StoreConfig {}
  }

  /// PEM files.
  public record TlsConfig(String certificate, String key) {}

  public sealed interface MailConfig {
    /// Mail stays in memory and is shown under `/dev/inbox`.
    record Inbox() implements MailConfig {}

    /// Mail is handed to a mail server.
    ///
    /// @param authorities certificates that are trusted beside those that Java trusts, as PEM
    /// @param templates the folder with templates of the operator's own
    record Smtp(
        Mailbox from,
        String host,
        int port,
        SmtpTls tls,
        Optional<String> username,
        Optional<Secret> password,
        Optional<String> authorities,
        Optional<String> templates)
        implements MailConfig {}
  }

  /// How the connection to a mail server is encrypted.
  public enum SmtpTls implements Word {
    /// After `STARTTLS`, without which nothing is sent (RFC 3207).
    STARTTLS,
    /// From the first byte (RFC 8314 §3.3).
    IMPLICIT,
    /// Not at all: for a mail server on this machine.
    NONE
  }

  /// How often somebody may send a wrong password or key.
  public record Limits(
      Rate loginPerAccount,
      Rate loginPerKnownBrowser,
      Rate loginPerAddress,
      Rate loginPerNetwork,
      Rate attackSignIns,
      Rate attackSignUps,
      Rate attackMails,
      Rate apiKeyPerAddress) {}

  public record Log(LogFormat format, LogLevel level) {}

  public enum LogFormat implements Word {
    TEXT,
    JSON
  }

  public enum LogLevel implements Word {
    DEBUG,
    INFO,
    WARN
  }
}
