import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.token.JdbcTokenStore;
import javax.sql.DataSource;

public final class TokenStoreSamples {
  static void keep(
      DataSource dataSource, IdpClient idp, String key, RefreshListener listener, Agent agent) {
    /*SAMPLE 1*/
  }
}
