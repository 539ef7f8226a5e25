package dev.gatewright.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.HostPort;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.server.SyslogConfig;
import dev.gatewright.server.config.server.SyslogConfig.Facility;
import dev.gatewright.server.config.server.SyslogConfig.Receiver;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Surroundings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("syslog in server.yaml")
final class SyslogSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "udp://127.0.0.1, 127.0.0.1, 514",
    "udp://logs.acme.test:1514, logs.acme.test, 1514",
    "tcp://[2001:db8::1], 2001:db8::1, 601",
    "tls://logs.acme.test, logs.acme.test, 6514",
  })
  @DisplayName("names a receiver by protocol, host and port, each protocol with its usual one")
  void receivers(String to, String host, int port) {
    var address =
        switch (syslog("to: \"" + to + "\"").to()) {
          case Receiver.Udp(var at) -> at;
          case Receiver.Tcp(var at) -> at;
          case Receiver.Tls(var at) -> at;
          case Receiver.Local _ -> throw new AssertionError(to);
        };
    assertThat(address).isEqualTo(new HostPort(host, port));
  }

  @Test
  @DisplayName("says little where little is written: no person, authpriv, all issuers")
  void defaults() {
    var syslog = syslog("to: unix:/run/log.sock");
    assertThat(syslog.to()).isEqualTo(new Receiver.Local("/run/log.sock"));
    assertThat(syslog.personal()).isFalse();
    assertThat(syslog.facility()).isEqualTo(Facility.AUTHPRIV);
    assertThat(syslog.issuers()).isEmpty();
    assertThat(syslog.appName()).isEqualTo("gatewright");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to: logs.acme.test",
        "to: \"http://logs.acme.test\"",
        "to: \"udp://logs.acme.test:99999\"",
        "to: \"tls://u:p@logs.acme.test\"",
        "to: unix:relative.sock",
        "facility: local4",
        "to: \"udp://10.0.0.5\", personal: true",
        "to: \"tcp://logs.acme.test\", personal: true",
        "to: \"udp://127.0.0.1\", app_name: \"a b\"",
        "to: \"udp://127.0.0.1\", issuers: [\"no issuer\"]",
        "to: \"udp://127.0.0.1\", facility: kernel",
        "to: \"tls://logs.acme.test\", ca: none",
      })
  @DisplayName("is refused where it cannot be so, or would tell of people in clear")
  void refused(String text) {
    assertThat(read(text)).isInstanceOf(ConfigResult.Broken.class);
  }

  private static SyslogConfig syslog(String text) {
    return switch (read(text)) {
      case ConfigResult.Loaded<ServerConfig>(var config, _) -> config.syslog().orElseThrow();
      case ConfigResult.Broken<ServerConfig> broken -> throw new AssertionError(broken.text());
    };
  }

  private static ConfigResult<ServerConfig> read(String text) {
    var yaml = "syslog: { " + text + " }\n";
    return ServerConfigReader.read(
        ConfigFile.of("server.yaml", yaml.getBytes(UTF_8), Surroundings.none()));
  }
}
