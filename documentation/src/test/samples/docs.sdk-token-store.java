import dev.gatewright.client.Agent;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.client.token.JdbcTokenStore;
import javax.sql.DataSource;

public final class TokenStoreSamples {
  static void open(DataSource dataSource) {
    /*SAMPLE 1*/
  }

  static void keep(JdbcTokenStore store, IdpClient idp, String key, TokenSet tokens) {
    /*SAMPLE 2*/
  }
}
