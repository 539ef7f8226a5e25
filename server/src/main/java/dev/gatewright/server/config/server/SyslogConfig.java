package dev.gatewright.server.config.server;

import dev.gatewright.server.config.server.ServerConfig.HostPort;
import dev.gatewright.server.config.yaml.Word;
import java.util.List;
import java.util.Optional;

/// Where what happens is told as syslog (RFC 5424).
///
/// @param appName what messages call this program
/// @param issuers whose events; all where none is named
/// @param personal whether what is personal about people is told too
/// @param authorities certificates that are trusted beside those that Java trusts, as PEM
public record SyslogConfig(
    Receiver to,
    Facility facility,
    String appName,
    List<String> issuers,
    boolean personal,
    Optional<String> authorities) {
  public SyslogConfig {
    issuers = List.copyOf(issuers);
  }

  public sealed interface Receiver {
    /// RFC 5426.
    record Udp(HostPort address) implements Receiver {}

    /// RFC 6587 §3.4.1.
    record Tcp(HostPort address) implements Receiver {}

    /// RFC 5425.
    record Tls(HostPort address) implements Receiver {}

    /// A stream socket of this machine.
    record Local(String path) implements Receiver {}
  }

  /// RFC 5424 §6.2.1.
  public enum Facility implements Word {
    USER(1),
    DAEMON(3),
    AUTH(4),
    AUTHPRIV(10),
    AUDIT(13),
    LOCAL0(16),
    LOCAL1(17),
    LOCAL2(18),
    LOCAL3(19),
    LOCAL4(20),
    LOCAL5(21),
    LOCAL6(22),
    LOCAL7(23);

    private final int number;

    Facility(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }
  }
}
