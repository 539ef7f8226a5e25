package dev.gatewright.server.cli;

import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.yaml.NearestKey;
import dev.gatewright.store.events.EventTable;
import java.util.List;

/// Issuers that `syslog.issuers` names and that are not there: of a misspelled one nothing is told.
/// It keeps no server from its start, since somebody may remove an issuer, or make it later.
final class SyslogIssuers {
  private SyslogIssuers() {}

  static List<String> unknown(ServerConfig config, List<String> issuers) {
    return config.syslog().stream()
        .flatMap(syslog -> syslog.issuers().stream())
        .filter(wanted -> !issuers.contains(wanted) && !wanted.equals(EventTable.SERVER.value()))
        .map(wanted ->
            "syslog: there is no issuer "
                + wanted
                + NearestKey.of(wanted, issuers)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse(""))
        .toList();
  }
}
