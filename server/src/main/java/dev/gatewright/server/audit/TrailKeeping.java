package dev.gatewright.server.audit;

import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.syslog.SyslogSender;
import java.util.Optional;

/// All that is done with trails while the server runs.
public record TrailKeeping(TrailKeeper keeper, Retention retention, Optional<SyslogSender> syslog)
    implements AutoCloseable {
  public void start() {
    keeper.start();
    syslog.ifPresent(SyslogSender::start);
  }

  /// Deletes events of the tenant after their time.
  public void sweep(Tenant tenant) {
    retention.sweep(tenant.name(), tenant.settings().get(IssuerKeys.EVENT_RETENTION));
  }

  @Override
  public void close() {
    syslog.ifPresent(SyslogSender::close);
    keeper.close();
  }
}
